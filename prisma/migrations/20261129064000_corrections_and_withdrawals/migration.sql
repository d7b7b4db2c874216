-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "withdraw_notice" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "withdrawn_revision_id" INTEGER,
ADD COLUMN     "withdrawn_shown_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "schedules" ADD COLUMN     "notice" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "notice_reason" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "corrections" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "revision_id" INTEGER,
    "what" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "created_by_id" INTEGER,
    "taken_back_at" TIMESTAMPTZ(6),
    "taken_back_by_id" INTEGER,
    "taken_back_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "corrections_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "corrections_article_id_number_key" ON "corrections"("article_id", "number");

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_withdrawn_revision_id_fkey" FOREIGN KEY ("withdrawn_revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_taken_back_by_id_fkey" FOREIGN KEY ("taken_back_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what a row may say, that it is written once, and the order in which readers are shown what stands.
ALTER TABLE corrections
  ADD CONSTRAINT corrections_number_positive CHECK (number > 0),
  ADD CONSTRAINT corrections_words CHECK (btrim(what) <> '' AND btrim(why) <> ''
    AND char_length(what) <= 500 AND char_length(why) <= 300 AND char_length(taken_back_reason) <= 300),
  ADD CONSTRAINT corrections_taken_back CHECK ((taken_back_at IS NULL) = (taken_back_reason = '')
    AND (taken_back_at IS NOT NULL OR taken_back_by_id IS NULL));
CREATE INDEX corrections_standing ON corrections (at DESC, id DESC) WHERE taken_back_at IS NULL;
CREATE TRIGGER corrections_kept BEFORE DELETE ON corrections FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER corrections_immutable BEFORE UPDATE ON corrections
  FOR EACH ROW WHEN ((OLD.id, OLD.article_id, OLD.number, OLD.revision_id, OLD.what, OLD.why, OLD.at, OLD.created_by_id)
    IS DISTINCT FROM (NEW.id, NEW.article_id, NEW.number, NEW.revision_id, NEW.what, NEW.why, NEW.at, NEW.created_by_id)
    OR OLD.taken_back_at IS NOT NULL)
  EXECUTE FUNCTION refuse_change();
ALTER TABLE articles
  ADD CONSTRAINT articles_withdraw_notice CHECK (char_length(withdraw_notice) <= 500 AND (withdraw_notice = '' OR withdrawn_at IS NOT NULL)),
  ADD CONSTRAINT articles_withdrawn_edition CHECK ((withdrawn_revision_id IS NULL) = (withdrawn_shown_at IS NULL)
    AND (withdrawn_revision_id IS NULL OR state <> 'PUBLISHED'));
ALTER TABLE schedules
  ADD CONSTRAINT schedules_notice CHECK (char_length(notice) <= 500 AND char_length(notice_reason) <= 300
    AND (notice <> '' OR notice_reason = ''));

-- What was withdrawn before this can be brought back too: the log knows which revision readers saw, and under which date.
UPDATE articles a SET withdrawn_revision_id = e.revision_id, withdrawn_shown_at = e.shown_at
FROM (SELECT DISTINCT ON (subject_id) subject_id::int AS article_id, (data ->> 'revisionId')::int AS revision_id,
    (data ->> 'publishedAt')::timestamptz AS shown_at
  FROM audit_events WHERE subject = 'article' AND action = 'article.publish' ORDER BY subject_id, id DESC) e
JOIN revisions r ON r.id = e.revision_id AND r.article_id = e.article_id
WHERE a.id = e.article_id AND a.state = 'WITHDRAWN' AND e.shown_at IS NOT NULL;
