import type pg from "pg";

/** Size of the vocabulary of invented words, the low numbers being the frequent ones. */
const VOCABULARY = 20_000;

/** The indexes of a table that grows a lot are made anew afterwards, which is several times faster. */
const REBUILT_TABLE = "entry_projection";

/**
 * Multiplies the accepted entries of a database until there are `wanted`: each copy has its own
 * accession, three invented words at the start of its statement, and the hash of its changed
 * content. Votes, audit events and batches are not copied, so the guards of the accepted history
 * are off while it runs; what reads entries, lists, searches and releases finds all that it needs.
 */
export async function multiplyEntries(client: pg.Client, wanted: number): Promise<void> {
  const indexes = await dropIndexes(client);
  await client.query("begin");
  await client.query("alter table entry_version disable trigger user");
  await client.query("select setseed(0.5)");
  await client.query(
    `create temp table source on commit drop as
      select row_number() over (order by e.accession) - 1 as place, e.id as entry_id, e.kind, e.module,
        v.revision_id, v.proposal_id
      from entry e join entry_version v on v.entry_id = e.id and v.version = e.accepted_version
      where e.lifecycle = 'active'`,
  );
  await client.query("create index on source (place)");
  await client.query(
    `create temp table copy on commit drop as
      select s.*, gen_random_uuid() as new_entry, gen_random_uuid() as new_revision,
        gen_random_uuid() as new_proposal,
        'CUR-' || lpad(nextval('entry_accession_seq')::text, 6, '0') as accession,
        concat_ws(' ', ${[word(), word(), word()].join(", ")}) as words
      from generate_series(0, $1::int - (select count(*)::int from source) - 1) as n
      join source s on s.place = n % (select count(*) from source)`,
    [wanted],
  );
  await client.query("alter table copy add column content text, add column hash text");
  await client.query(
    `update copy c set content = regexp_replace(r.content, '"text":"', '"text":"' || c.words || ' ')
      from revision r where r.id = c.revision_id`,
  );
  await client.query("update copy set hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')");
  for (const statement of INSERTS) {
    await client.query(statement);
  }
  await client.query("alter table entry_version enable trigger user");
  await client.query("commit");
  for (const index of indexes) {
    await client.query(index);
  }
  await client.query("vacuum analyze");
}

/** Letters only, so that it is a word to PostgreSQL and to JSON. */
function word(): string {
  return `translate(substr(md5((random() ^ 2 * ${VOCABULARY})::int::text), 1, 9), '0123456789', 'ghijklmnop')`;
}

const INSERTS = [
  `insert into entry (id, accession, kind, module, lifecycle, accepted_version, row_version, created_at)
    select new_entry, accession, kind, module, 'active', 1, 1, now() from copy`,
  `insert into revision (id, entry_id, parent_id, schema_version, content, content_hash, author_id, reason, created_at)
    select c.new_revision, c.new_entry, null, r.schema_version, c.content, c.hash, r.author_id, r.reason, r.created_at
    from copy c join revision r on r.id = c.revision_id`,
  `insert into proposal (id, entry_id, kind, state, base_version, revision_id, content_hash, title,
      reason, author_id, batch_id, submission_key, row_version, created_at, updated_at)
    select c.new_proposal, c.new_entry, 'create', 'accepted', null, c.new_revision, c.hash, p.title,
      p.reason, p.author_id, null, gen_random_uuid(), 1, p.created_at, p.updated_at
    from copy c join proposal p on p.id = c.proposal_id`,
  `insert into entry_version (entry_id, version, revision_id, content_hash, proposal_id, active, accepted_at)
    select c.new_entry, 1, c.new_revision, c.hash, c.new_proposal, true, v.accepted_at
    from copy c join entry_version v on v.proposal_id = c.proposal_id`,
  `insert into entry_projection (entry_id, accession, kind, module, active, version, title, profile,
      genes, drugs, diseases, evidence_type, direction, significance, levels, level_rank, citations,
      source, record_id, accepted_at, search_text)
    select c.new_entry, c.accession, p.kind, p.module, true, 1, p.title, p.profile, p.genes, p.drugs,
      p.diseases, p.evidence_type, p.direction, p.significance, p.levels, p.level_rank, p.citations,
      p.source, p.record_id, p.accepted_at,
      regexp_replace(p.search_text, E'\\n\\n', E'\\n\\n' || c.words || ' ')
    from copy c join entry_projection p on p.entry_id = c.entry_id`,
];

async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i where i.indrelid = $1::regclass and not i.indisprimary`,
    [REBUILT_TABLE],
  );
  for (const { name } of rows) {
    await client.query(`drop index ${name}`);
  }
  return rows.map(({ definition }) => definition);
}
