-- AlterTable
ALTER TABLE "audit_events" ADD COLUMN "address" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "audit_links" (
    "seq" BIGINT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "action" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "prev_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_links_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_links_event_id_key" ON "audit_links"("event_id");

-- CreateIndex
CREATE INDEX "audit_events_actor_id_id_idx" ON "audit_events"("actor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_events_subject_id_idx" ON "audit_events"("subject", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_events_at_id_idx" ON "audit_events"("at", "id");

-- What Prisma cannot say.

-- The log is narrowed by the noun of an action as well as by the whole of it.
CREATE INDEX audit_events_noun ON audit_events (split_part(action, '.', 1), id DESC);

ALTER TABLE audit_links
  ADD CONSTRAINT audit_links_seq_positive CHECK (seq > 0),
  ADD CONSTRAINT audit_links_lengths CHECK (length(digest) = 32 AND length(prev_hash) = 32 AND length(hash) = 32);

-- A field with its length before it, so that no two rows have one text; a field that is not there is `-`.
CREATE FUNCTION audit_field(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(length(convert_to(value, 'UTF8')) || ':' || value, '-')
$$;

CREATE FUNCTION audit_moment(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- Everything of an event that never changes. lib/audit/chain.ts says the same in its own words.
CREATE FUNCTION audit_digest(event audit_events) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to(
    audit_field(event.id::text) || audit_field(audit_moment(event.at)) || audit_field(event.actor_id::text)
    || audit_field(event.actor_name) || audit_field(event.action) || audit_field(event.subject)
    || audit_field(event.subject_id) || audit_field(event.address) || audit_field(event.data::text)
    || audit_field(cardinality(event.tags)::text)
    || coalesce((SELECT string_agg(audit_field(tag), '' ORDER BY n) FROM unnest(event.tags) WITH ORDINALITY AS one(tag, n)), ''),
    'UTF8'))
$$;

-- Appends the link of one event. The caller holds the lock.
CREATE FUNCTION append_audit_link(event audit_events) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  last_seq bigint;
  last_hash bytea;
  content bytea := audit_digest(event);
BEGIN
  SELECT seq, hash INTO last_seq, last_hash FROM audit_links ORDER BY seq DESC LIMIT 1;
  last_seq := coalesce(last_seq, 0) + 1;
  last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
  INSERT INTO audit_links (seq, event_id, at, action, digest, prev_hash, hash)
    VALUES (last_seq, event.id, event.at, event.action, content, last_hash, sha256(last_hash || content || convert_to(
      audit_field(last_seq::text) || audit_field(event.id::text) || audit_field(audit_moment(event.at))
      || audit_field(event.action), 'UTF8')));
END $$;

-- Runs at commit: the lock is the last that a transaction takes, so it cannot close a circle of waiting, and it is
-- given back after the commit is visible, so the next one reads this link (each statement here has a snapshot of its own).
CREATE FUNCTION link_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7410240);
  PERFORM append_audit_link(NEW);
  RETURN NULL;
END $$;

-- What was recorded before there was a chain, in order.
DO $$
DECLARE
  event audit_events;
BEGIN
  LOCK TABLE audit_events IN SHARE ROW EXCLUSIVE MODE;
  FOR event IN SELECT * FROM audit_events ORDER BY id LOOP
    PERFORM append_audit_link(event);
  END LOOP;
END $$;

CREATE CONSTRAINT TRIGGER audit_events_linked AFTER INSERT ON audit_events
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION link_audit_event();

-- Nobody changes the log or its chain, the application's own role included.
DROP TRIGGER audit_events_immutable ON audit_events;
CREATE TRIGGER audit_events_immutable BEFORE UPDATE ON audit_events
  FOR EACH ROW WHEN ((OLD.id, OLD.at, OLD.actor_id, OLD.actor_name, OLD.action, OLD.subject, OLD.subject_id, OLD.data, OLD.tags, OLD.address)
    IS DISTINCT FROM (NEW.id, NEW.at, NEW.actor_id, NEW.actor_name, NEW.action, NEW.subject, NEW.subject_id, NEW.data, NEW.tags, NEW.address))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_not_emptied BEFORE TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_links_kept BEFORE UPDATE OR DELETE ON audit_links FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_links_not_emptied BEFORE TRUNCATE ON audit_links FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who signed in when may go after 184 days (six months are never longer), by `cms audit prune` alone; all else stays.
CREATE FUNCTION keep_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('qingyan.audit_prune', true) = 'on' AND OLD.action LIKE 'session.%'
    AND OLD.at < now() - interval '184 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'audit_events rows are never changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER audit_events_kept ON audit_events;
CREATE TRIGGER audit_events_kept BEFORE DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION keep_audit_event();
