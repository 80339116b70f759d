// Goal: the tables written by hand have what better-auth reads and writes.
// Method: ask better-auth for its tables under our options and hold each field against our columns.
import { getAuthTables } from "better-auth/db";
import { getTableColumns } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { getTableConfig } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";
import { authOptions } from "#app/platform/auth-options.server.ts";
import * as schema from "./index.ts";

const options = authOptions({
  db: drizzle.mock({ schema, casing: "snake_case" }),
  env: { home: "/nowhere", host: "127.0.0.1", baseUrl: undefined, secret: undefined },
  secret: "x".repeat(43),
});
const expected = getAuthTables(options);
const tables = {
  user: schema.user,
  session: schema.session,
  account: schema.account,
  verification: schema.verification,
  rateLimit: schema.rateLimit,
};

/** The type of a value in JavaScript, by better-auth's name for it. */
const JS_TYPES: Record<string, string> = {
  string: "string",
  number: "number",
  boolean: "boolean",
  date: "date",
};

test("better-auth wants these tables and no other", () => {
  expect(Object.keys(expected).sort()).toEqual(Object.keys(tables).sort());
});

describe.each(Object.entries(tables))("%s", (name, table) => {
  const columns: Record<string, { dataType: string; notNull: boolean; hasDefault: boolean }> =
    getTableColumns(table);
  const fields = Object.entries(expected[name]?.fields ?? {});

  test("has a text id, made by us", () => {
    expect(columns.id).toMatchObject({ dataType: "string", notNull: true });
    expect(options.advanced.database.generateId()).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each(fields)("has the field %s", (field, attributes) => {
    const column = columns[attributes.fieldName ?? field];
    expect(column?.dataType).toBe(JS_TYPES[String(attributes.type)]);
    // A column may be stricter only where better-auth always gives a value.
    expect(column?.notNull).toBe(attributes.required !== false);
  });

  test("asks better-auth for no value that it does not know", () => {
    const known = new Set(["id", ...fields.map(([field, { fieldName }]) => fieldName ?? field)]);
    const demanded = Object.entries(columns)
      .filter(([field, column]) => !known.has(field) && column.notNull && !column.hasDefault)
      .map(([field]) => field);
    expect(demanded).toEqual([]);
  });

  test("keeps unique what better-auth takes for unique", () => {
    const unique = getTableConfig(table)
      .indexes.filter((index) => index.config.unique && index.config.columns.length === 1)
      .map((index) => Reflect.get(Object(index.config.columns[0]), "name"));
    const wanted = fields
      .filter(([, attributes]) => attributes.unique)
      .map(([field]) => Reflect.get(Object(columns[field]), "name"));
    expect(unique).toEqual(expect.arrayContaining(wanted));
  });
});

test("a credential is unique by provider and account", () => {
  const names = getTableConfig(schema.account).indexes.map((index) => index.config.name);
  expect(names).toContain("account_provider_unique");
});
