-- The rules that SQL can hold and Prisma's schema cannot say.

ALTER SEQUENCE articles_id_seq RESTART WITH 1001;

-- Values
ALTER TABLE users
  ADD CONSTRAINT users_email_form CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$'),
  ADD CONSTRAINT users_name_filled CHECK (btrim(name) <> '');
ALTER TABLE categories
  ADD CONSTRAINT categories_name_filled CHECK (btrim(name) <> ''),
  ADD CONSTRAINT categories_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT categories_not_own_parent CHECK (parent_id <> id);
ALTER TABLE tags
  ADD CONSTRAINT tags_name_filled CHECK (btrim(name) <> ''),
  ADD CONSTRAINT tags_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE tag_aliases ADD CONSTRAINT tag_aliases_name_filled CHECK (btrim(name) <> '');
ALTER TABLE authors
  ADD CONSTRAINT authors_name_filled CHECK (btrim(name) <> ''),
  ADD CONSTRAINT authors_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE sources
  ADD CONSTRAINT sources_name_filled CHECK (btrim(name) <> ''),
  ADD CONSTRAINT sources_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT sources_homepage_form CHECK (homepage ~ '^https?://');
ALTER TABLE affiliations
  ADD CONSTRAINT affiliations_title_filled CHECK (btrim(title) <> ''),
  ADD CONSTRAINT affiliations_order CHECK (until > since);
ALTER TABLE media
  ADD CONSTRAINT media_measures CHECK (width > 0 AND height > 0 AND bytes > 0 AND cardinality(widths) > 0);
ALTER TABLE articles
  ADD CONSTRAINT articles_version_positive CHECK (version > 0),
  ADD CONSTRAINT articles_title_filled CHECK (btrim(title) <> ''),
  ADD CONSTRAINT articles_published_names_revision
    CHECK ((state = 'PUBLISHED') = (published_revision_id IS NOT NULL)),
  ADD CONSTRAINT articles_published_since CHECK (state <> 'PUBLISHED' OR first_published_at IS NOT NULL),
  ADD CONSTRAINT articles_trash_not_public CHECK (trashed_at IS NULL OR state <> 'PUBLISHED');
ALTER TABLE revisions ADD CONSTRAINT revisions_number_positive CHECK (number > 0);
ALTER TABLE schedules
  ADD CONSTRAINT schedules_publish_names_revision CHECK ((action = 'PUBLISH') = (revision_id IS NOT NULL)),
  ADD CONSTRAINT schedules_finished CHECK ((state = 'PENDING') = (finished_at IS NULL));
ALTER TABLE redirects
  ADD CONSTRAINT redirects_paths CHECK (from_path LIKE '/%' AND to_path LIKE '/%' AND from_path <> to_path);

-- One appointment of a kind at a time, and the worker's and the outbox's queues.
CREATE UNIQUE INDEX schedules_one_pending ON schedules (article_id, action) WHERE state = 'PENDING';
CREATE INDEX schedules_due ON schedules (due_at, id) WHERE state = 'PENDING';
CREATE INDEX audit_events_undelivered ON audit_events (id) WHERE delivered_at IS NULL AND tags <> '{}';
CREATE INDEX articles_trash ON articles (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX publications_with_cover ON publications (published_at DESC, article_id DESC) WHERE cover_id IS NOT NULL;

-- Snapshots and the log are written once.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER revisions_immutable BEFORE UPDATE ON revisions
  FOR EACH ROW WHEN (OLD.content_hash IS DISTINCT FROM NEW.content_hash OR OLD.content IS DISTINCT FROM NEW.content
    OR OLD.number <> NEW.number OR OLD.article_id <> NEW.article_id OR OLD.title <> NEW.title)
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_kept BEFORE DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_immutable BEFORE UPDATE ON audit_events
  FOR EACH ROW WHEN ((OLD.id, OLD.at, OLD.actor_id, OLD.actor_name, OLD.action, OLD.subject, OLD.subject_id, OLD.data, OLD.tags)
    IS DISTINCT FROM (NEW.id, NEW.at, NEW.actor_id, NEW.actor_name, NEW.action, NEW.subject, NEW.subject_id, NEW.data, NEW.tags))
  EXECUTE FUNCTION refuse_change();

-- A piece is public exactly while it has a publication of its published revision.
CREATE FUNCTION check_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subject integer := CASE TG_TABLE_NAME WHEN 'articles' THEN (to_jsonb(NEW) ->> 'id')::integer
    ELSE (coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'article_id')::integer END;
BEGIN
  PERFORM 1 FROM articles a LEFT JOIN publications p ON p.article_id = a.id
    WHERE a.id = subject AND a.published_revision_id IS DISTINCT FROM p.revision_id;
  IF FOUND THEN
    RAISE EXCEPTION 'article % and its publication disagree', subject USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER articles_agree_with_publication AFTER INSERT OR UPDATE ON articles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_publication();
CREATE CONSTRAINT TRIGGER publications_agree_with_article AFTER INSERT OR UPDATE OR DELETE ON publications
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_publication();

-- The column tree has no loops and at most three levels.
CREATE FUNCTION check_column_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above integer;
  below integer;
BEGIN
  WITH RECURSIVE up AS (
    SELECT NEW.parent_id AS id, 1 AS level
    UNION ALL
    SELECT c.parent_id, up.level + 1 FROM categories c JOIN up ON c.id = up.id WHERE up.level < 5
  ) SELECT count(*) FILTER (WHERE id IS NOT NULL) INTO above FROM up;
  WITH RECURSIVE down AS (
    SELECT NEW.id AS id, 1 AS level
    UNION ALL
    SELECT c.id, down.level + 1 FROM categories c JOIN down ON c.parent_id = down.id WHERE down.level < 5
  ) SELECT max(level) INTO below FROM down;
  IF above + below > 3 THEN
    RAISE EXCEPTION 'columns nest at most three levels and without loops' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER categories_tree AFTER INSERT OR UPDATE OF parent_id ON categories
  FOR EACH ROW EXECUTE FUNCTION check_column_tree();

-- A name means one tag: its own or an alias, never both.
CREATE FUNCTION check_tag_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'tags' THEN
    PERFORM 1 FROM tag_aliases WHERE name = NEW.name;
  ELSE
    PERFORM 1 FROM tags WHERE name = NEW.name;
  END IF;
  IF FOUND THEN
    RAISE EXCEPTION 'the name “%” is taken by a tag or an alias', NEW.name USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tags_name_free BEFORE INSERT OR UPDATE OF name ON tags FOR EACH ROW EXECUTE FUNCTION check_tag_name();
CREATE TRIGGER tag_aliases_name_free BEFORE INSERT OR UPDATE OF name ON tag_aliases
  FOR EACH ROW EXECUTE FUNCTION check_tag_name();
