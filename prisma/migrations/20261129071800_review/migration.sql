-- CreateEnum
CREATE TYPE "ReviewKind" AS ENUM ('REVIEW', 'PROOF');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('OPEN', 'SIGNED', 'RETURNED', 'WITHDRAWN', 'REPLACED');

-- CreateEnum
CREATE TYPE "ReviewVerdict" AS ENUM ('APPROVE', 'RETURN', 'DELEGATE', 'KEEP', 'DROP', 'VOID', 'WITHDRAW', 'REPLACE');

-- AlterEnum
ALTER TYPE "RevisionReason" ADD VALUE 'REVIEW';

-- CreateTable
CREATE TABLE "review_policies" (
    "id" SERIAL NOT NULL,
    "column_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_policies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_policy_steps" (
    "id" SERIAL NOT NULL,
    "policy_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "ReviewKind" NOT NULL,
    "name" TEXT NOT NULL,
    "roles" "Role"[],
    "user_ids" INTEGER[],
    "due_hours" INTEGER,
    "alongside" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "review_policy_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "ReviewState" NOT NULL DEFAULT 'OPEN',
    "submitted_by_id" INTEGER,
    "submitted_at" TIMESTAMPTZ(6) NOT NULL,
    "submitted_revision_id" INTEGER NOT NULL,
    "submitted_hash" TEXT NOT NULL,
    "signed_revision_id" INTEGER,
    "signed_hash" TEXT,
    "signed_version" INTEGER,
    "signed_at" TIMESTAMPTZ(6),
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_steps" (
    "id" SERIAL NOT NULL,
    "review_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "ReviewKind" NOT NULL,
    "name" TEXT NOT NULL,
    "roles" "Role"[],
    "user_ids" INTEGER[],
    "due_hours" INTEGER,
    "alongside" BOOLEAN NOT NULL DEFAULT false,
    "holder_id" INTEGER,
    "taken_at" TIMESTAMPTZ(6),
    "active_since" TIMESTAMPTZ(6),
    "due_at" TIMESTAMPTZ(6),
    "overdue_at" TIMESTAMPTZ(6),
    "approved_at" TIMESTAMPTZ(6),
    "approved_hash" TEXT,
    "approved_revision_id" INTEGER,
    "questioned_at" TIMESTAMPTZ(6),

    CONSTRAINT "review_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_decisions" (
    "id" SERIAL NOT NULL,
    "review_id" INTEGER NOT NULL,
    "step_id" INTEGER,
    "verdict" "ReviewVerdict" NOT NULL,
    "by_id" INTEGER,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "target" TEXT NOT NULL DEFAULT '',
    "revision_id" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,

    CONSTRAINT "review_decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "urgent_publications" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "revision_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "published_by_id" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    "reviewed_by_id" INTEGER,
    "reviewed_at" TIMESTAMPTZ(6),
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "urgent_publications_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "review_policies_column_id_key" ON "review_policies"("column_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_policy_steps_policy_id_position_key" ON "review_policy_steps"("policy_id", "position");

-- CreateIndex
CREATE INDEX "reviews_submitted_by_id_id_idx" ON "reviews"("submitted_by_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "reviews_article_id_number_key" ON "reviews"("article_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "review_steps_review_id_position_key" ON "review_steps"("review_id", "position");

-- CreateIndex
CREATE INDEX "review_decisions_review_id_id_idx" ON "review_decisions"("review_id", "id");

-- CreateIndex
CREATE INDEX "review_decisions_step_id_idx" ON "review_decisions"("step_id");

-- CreateIndex
CREATE INDEX "urgent_publications_article_id_idx" ON "urgent_publications"("article_id");

-- AddForeignKey
ALTER TABLE "review_policies" ADD CONSTRAINT "review_policies_column_id_fkey" FOREIGN KEY ("column_id") REFERENCES "categories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_policy_steps" ADD CONSTRAINT "review_policy_steps_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "review_policies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_submitted_by_id_fkey" FOREIGN KEY ("submitted_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_submitted_revision_id_fkey" FOREIGN KEY ("submitted_revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_signed_revision_id_fkey" FOREIGN KEY ("signed_revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_steps" ADD CONSTRAINT "review_steps_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_steps" ADD CONSTRAINT "review_steps_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_steps" ADD CONSTRAINT "review_steps_approved_revision_id_fkey" FOREIGN KEY ("approved_revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "review_steps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urgent_publications" ADD CONSTRAINT "urgent_publications_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urgent_publications" ADD CONSTRAINT "urgent_publications_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urgent_publications" ADD CONSTRAINT "urgent_publications_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urgent_publications" ADD CONSTRAINT "urgent_publications_reviewed_by_id_fkey" FOREIGN KEY ("reviewed_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: one policy of the site, one running round and one signature of a piece, one step of a round for each person.
CREATE UNIQUE INDEX review_policies_one_site ON review_policies ((true)) WHERE column_id IS NULL;
CREATE UNIQUE INDEX reviews_one_open ON reviews (article_id) WHERE state = 'OPEN';
CREATE UNIQUE INDEX reviews_one_signed ON reviews (article_id) WHERE state = 'SIGNED';
CREATE UNIQUE INDEX review_steps_one_holder ON review_steps (review_id, holder_id) WHERE holder_id IS NOT NULL;

-- The boards, and what the worker looks for.
CREATE INDEX review_steps_waiting ON review_steps (active_since, id) WHERE active_since IS NOT NULL AND approved_at IS NULL;
CREATE INDEX review_steps_due ON review_steps (due_at, id) WHERE active_since IS NOT NULL AND approved_at IS NULL;
CREATE INDEX reviews_returned ON reviews (submitted_by_id) WHERE state = 'RETURNED';
CREATE INDEX reviews_returned_piece ON reviews (article_id) WHERE state = 'RETURNED';
CREATE INDEX urgent_publications_open ON urgent_publications (id DESC) WHERE reviewed_at IS NULL;

-- What a row may say.
ALTER TABLE review_policy_steps
  ADD CONSTRAINT review_policy_steps_name CHECK (btrim(name) <> '' AND char_length(name) <= 20),
  ADD CONSTRAINT review_policy_steps_who CHECK (cardinality(roles) + cardinality(user_ids) > 0),
  ADD CONSTRAINT review_policy_steps_due CHECK (due_hours BETWEEN 1 AND 720);
ALTER TABLE reviews
  ADD CONSTRAINT reviews_number_positive CHECK (number > 0),
  ADD CONSTRAINT reviews_signed CHECK (
    (signed_at IS NULL) = (signed_hash IS NULL) AND (signed_at IS NULL) = (signed_revision_id IS NULL)
    AND (signed_at IS NULL) = (signed_version IS NULL) AND (state <> 'SIGNED' OR signed_at IS NOT NULL)),
  ADD CONSTRAINT reviews_closed CHECK ((state = 'OPEN') = (closed_at IS NULL));
ALTER TABLE review_steps
  ADD CONSTRAINT review_steps_taken CHECK ((holder_id IS NULL) = (taken_at IS NULL)),
  ADD CONSTRAINT review_steps_approved CHECK (
    (approved_at IS NULL) = (approved_hash IS NULL) AND (approved_at IS NULL) = (approved_revision_id IS NULL)
    AND (approved_at IS NULL OR holder_id IS NOT NULL)),
  ADD CONSTRAINT review_steps_questioned CHECK (questioned_at IS NULL OR approved_at IS NOT NULL),
  ADD CONSTRAINT review_steps_waits CHECK ((due_at IS NULL OR active_since IS NOT NULL) AND (overdue_at IS NULL OR due_at IS NOT NULL));
ALTER TABLE review_decisions
  ADD CONSTRAINT review_decisions_hash CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT review_decisions_reason CHECK (verdict NOT IN ('RETURN', 'DELEGATE') OR btrim(note) <> ''),
  ADD CONSTRAINT review_decisions_person CHECK (by_id IS NOT NULL OR verdict IN ('VOID', 'REPLACE', 'WITHDRAW'));
ALTER TABLE urgent_publications
  ADD CONSTRAINT urgent_publications_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT urgent_publications_reviewed CHECK (
    (reviewed_at IS NULL) = (reviewed_by_id IS NULL) AND (reviewed_by_id IS NULL OR reviewed_by_id <> published_by_id));

-- Separation of duties: nobody holds a step on their own text or on what they handed in.
CREATE FUNCTION check_review_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM reviews r JOIN articles a ON a.id = r.article_id
    WHERE r.id = NEW.review_id AND (a.owner_id = NEW.holder_id OR r.submitted_by_id = NEW.holder_id);
  IF FOUND THEN
    RAISE EXCEPTION 'nobody reviews what they wrote or handed in' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_steps_separate BEFORE INSERT OR UPDATE OF holder_id, approved_at ON review_steps
  FOR EACH ROW WHEN (NEW.holder_id IS NOT NULL) EXECUTE FUNCTION check_review_holder();

-- Nor approves one content at two steps; and what is approved is approved by the holder. The round's row is locked, so that
-- two approvals at once see each other.
CREATE FUNCTION check_review_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM reviews r JOIN articles a ON a.id = r.article_id
    WHERE r.id = NEW.review_id AND (a.owner_id = NEW.by_id OR r.submitted_by_id = NEW.by_id);
  IF FOUND THEN
    RAISE EXCEPTION 'nobody approves what they wrote or handed in' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM 1 FROM review_steps WHERE id = NEW.step_id AND review_id = NEW.review_id AND holder_id = NEW.by_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'only who holds a step approves it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM 1 FROM reviews WHERE id = NEW.review_id FOR UPDATE;
  PERFORM 1 FROM review_decisions
    WHERE review_id = NEW.review_id AND verdict = 'APPROVE' AND by_id = NEW.by_id
      AND content_hash = NEW.content_hash AND step_id <> NEW.step_id;
  IF FOUND THEN
    RAISE EXCEPTION 'nobody takes two steps on one version' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_decisions_separate BEFORE INSERT ON review_decisions
  FOR EACH ROW WHEN (NEW.verdict = 'APPROVE') EXECUTE FUNCTION check_review_approval();

-- A signature stands under a round in which every step is approved and nothing is in question.
CREATE FUNCTION check_review_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM review_steps
    WHERE review_id = NEW.id AND (approved_at IS NULL OR questioned_at IS NOT NULL);
  IF FOUND OR NOT EXISTS (SELECT 1 FROM review_steps WHERE review_id = NEW.id) THEN
    RAISE EXCEPTION 'review % is not through', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reviews_signed_through BEFORE INSERT OR UPDATE OF state ON reviews
  FOR EACH ROW WHEN (NEW.state = 'SIGNED') EXECUTE FUNCTION check_review_signature();

-- Decisions are written once, and go only with the piece (one that was never public, out of the trash).
CREATE TRIGGER review_decisions_immutable BEFORE UPDATE ON review_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_removal_from_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM reviews r JOIN articles a ON a.id = r.article_id
    WHERE r.id = (to_jsonb(OLD) ->> 'review_id')::integer;
  IF FOUND THEN
    RAISE EXCEPTION '% rows are never removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION refuse_removal_from_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM articles WHERE id = OLD.article_id;
  IF FOUND THEN
    RAISE EXCEPTION '% rows are never removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER review_decisions_kept BEFORE DELETE ON review_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_removal_from_review();
CREATE TRIGGER review_steps_kept BEFORE DELETE ON review_steps
  FOR EACH ROW EXECUTE FUNCTION refuse_removal_from_review();
CREATE TRIGGER reviews_kept BEFORE DELETE ON reviews
  FOR EACH ROW EXECUTE FUNCTION refuse_removal_from_article();
CREATE TRIGGER urgent_publications_kept BEFORE DELETE ON urgent_publications
  FOR EACH ROW EXECUTE FUNCTION refuse_removal_from_article();
