-- History is append-only: the database refuses what no code path may do.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON revision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER entry_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vote
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER proposal_comment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON proposal_comment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER proposal_contributor_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON proposal_contributor
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER release_member_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON release_member
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER release_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON release_signature
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER entry_keep BEFORE DELETE OR TRUNCATE ON entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER proposal_keep BEFORE DELETE OR TRUNCATE ON proposal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER release_keep BEFORE DELETE OR TRUNCATE ON release
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- An entry never changes its accession or kind, never goes back in its lifecycle, and its accepted
-- version only rises.
CREATE FUNCTION guard_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.accession <> OLD.accession OR NEW.kind <> OLD.kind OR NEW.id <> OLD.id THEN
    RAISE EXCEPTION 'accession, kind and id of an entry are permanent' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.lifecycle = 'active' AND NEW.lifecycle = 'draft')
    OR (OLD.lifecycle = 'retired' AND NEW.lifecycle <> 'retired') THEN
    RAISE EXCEPTION 'the lifecycle of an entry never goes back' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.accepted_version IS NOT NULL AND NEW.accepted_version < OLD.accepted_version THEN
    RAISE EXCEPTION 'the accepted version of an entry only rises' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER entry_guard BEFORE UPDATE ON entry FOR EACH ROW EXECUTE FUNCTION guard_entry();
--> statement-breakpoint
-- Nobody votes on what they contributed to, and a vote is for what the proposal holds at that moment.
CREATE FUNCTION guard_vote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM proposal_contributor c
             WHERE c.proposal_id = NEW.proposal_id AND c.user_id = NEW.voter_id) THEN
    RAISE EXCEPTION 'a contributor may not vote on the proposal'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_not_own';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM proposal p
                 WHERE p.id = NEW.proposal_id AND p.revision_id = NEW.revision_id
                   AND p.content_hash = NEW.content_hash AND p.state = 'submitted') THEN
    RAISE EXCEPTION 'a vote must be for the current content of an open proposal'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_current_content';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER vote_guard BEFORE INSERT ON vote FOR EACH ROW EXECUTE FUNCTION guard_vote();
--> statement-breakpoint
-- Nothing becomes accepted without an approval of exactly this content by somebody else.
CREATE FUNCTION guard_entry_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM proposal p
    JOIN revision r ON r.id = p.revision_id
    JOIN vote v ON v.proposal_id = p.id AND v.revision_id = p.revision_id
      AND v.content_hash = p.content_hash AND v.decision = 'approve'
    WHERE p.id = NEW.proposal_id AND p.entry_id = NEW.entry_id
      AND p.revision_id = NEW.revision_id AND p.content_hash = NEW.content_hash
      AND r.content_hash = NEW.content_hash AND r.entry_id = NEW.entry_id
      AND 'reviewer' = ANY (v.voter_roles)
      AND NOT EXISTS (SELECT 1 FROM proposal_contributor c
                      WHERE c.proposal_id = p.id AND c.user_id = v.voter_id)
  ) THEN
    RAISE EXCEPTION 'an entry version needs an approval of this content by somebody who did not contribute to it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_version_approved';
  END IF;
  IF NEW.version <> 1 + coalesce((SELECT max(version) FROM entry_version WHERE entry_id = NEW.entry_id), 0) THEN
    RAISE EXCEPTION 'entry versions step by one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_version_steps';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER entry_version_guard BEFORE INSERT ON entry_version
  FOR EACH ROW EXECUTE FUNCTION guard_entry_version();
--> statement-breakpoint
-- The frozen facts of a release stay as they are; only its state and publication may move.
CREATE FUNCTION guard_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version OR NEW.sequence <> OLD.sequence
    OR NEW.manifest_sha256 IS DISTINCT FROM coalesce(OLD.manifest_sha256, NEW.manifest_sha256)
    OR NEW.staged IS DISTINCT FROM coalesce(OLD.staged, NEW.staged)
    OR NEW.audit_head <> OLD.audit_head OR NEW.effective_time <> OLD.effective_time THEN
    RAISE EXCEPTION 'a frozen release does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state IN ('withdrawn', 'abandoned') AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'a release does not come back from %', OLD.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_guard BEFORE UPDATE ON release FOR EACH ROW EXECUTE FUNCTION guard_release();
--> statement-breakpoint
-- The audit chain is continued under the lock of its head, one event after the other.
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, repeat('0', 64));
--> statement-breakpoint
CREATE FUNCTION chain_audit_events() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head audit_head;
  first_seq bigint;
  last_seq bigint;
  events bigint;
  last_hash text;
BEGIN
  SELECT min(seq), max(seq), count(*) INTO first_seq, last_seq, events FROM added;
  IF events = 0 THEN
    RETURN NULL;
  END IF;
  SELECT * INTO head FROM audit_head WHERE id = 1 FOR UPDATE;
  IF first_seq <> head.seq + 1 OR last_seq - first_seq + 1 <> events OR EXISTS (
    SELECT 1 FROM added n LEFT JOIN added p ON p.seq = n.seq - 1
    WHERE n.previous_hash <> coalesce(p.hash, head.hash)
  ) THEN
    RAISE EXCEPTION 'the events do not continue the audit chain'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_event_chain';
  END IF;
  SELECT hash INTO last_hash FROM added WHERE seq = last_seq;
  UPDATE audit_head SET seq = last_seq, hash = last_hash WHERE id = 1;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_event_chain AFTER INSERT ON audit_event
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION chain_audit_events();
