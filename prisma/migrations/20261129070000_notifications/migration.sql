-- CreateEnum
CREATE TYPE "MailKind" AS ENUM ('NOTICE', 'DIGEST', 'TEST');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('PENDING', 'SENT', 'FAILED', 'DROPPED');

-- CreateTable
CREATE TABLE "notifications" (
    "id" BIGSERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "event_id" BIGINT,
    "article_id" INTEGER,
    "comment_id" INTEGER,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(6),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_settings" (
    "user_id" INTEGER NOT NULL,
    "choices" JSONB NOT NULL DEFAULT '{}',
    "digest_hour" SMALLINT NOT NULL DEFAULT 8,
    "digest_day" DATE,
    "digest_up_to" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "notice_settings_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" BIGSERIAL NOT NULL,
    "kind" "MailKind" NOT NULL,
    "user_id" INTEGER NOT NULL,
    "notification_id" BIGINT,
    "after_id" BIGINT NOT NULL DEFAULT 0,
    "up_to_id" BIGINT NOT NULL DEFAULT 0,
    "address" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "state" "MailState" NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notifications_user_id_id_idx" ON "notifications"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "notifications_user_id_kind_id_idx" ON "notifications"("user_id", "kind", "id" DESC);

-- CreateIndex
CREATE INDEX "notifications_article_id_idx" ON "notifications"("article_id");

-- CreateIndex
CREATE INDEX "notifications_comment_id_idx" ON "notifications"("comment_id");

-- CreateIndex
CREATE INDEX "notifications_created_at_idx" ON "notifications"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_user_id_event_id_key" ON "notifications"("user_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "mails_notification_id_key" ON "mails"("notification_id");

-- CreateIndex
CREATE INDEX "mails_state_next_at_idx" ON "mails"("state", "next_at");

-- CreateIndex
CREATE INDEX "mails_user_id_idx" ON "mails"("user_id");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notifications"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: an index for what is counted for every window of the desk, and what a row may say.
CREATE INDEX notifications_unread ON notifications (user_id, id DESC) WHERE read_at IS NULL;
ALTER TABLE notice_settings
  ADD CONSTRAINT notice_settings_hour CHECK (digest_hour BETWEEN 0 AND 23);
ALTER TABLE mails
  ADD CONSTRAINT mails_finished CHECK ((state = 'PENDING') = (finished_at IS NULL));

-- By hand: what mentioned somebody goes on standing in their inbox, seen or not.
INSERT INTO notifications (user_id, kind, article_id, comment_id, data, created_at, read_at)
SELECT m.user_id, 'mention', t.article_id, c.id,
  jsonb_build_object('actor', u.name, 'title', a.title), c.created_at, m.read_at
FROM mentions m
JOIN comments c ON c.id = m.comment_id
JOIN users u ON u.id = c.author_id
JOIN comment_threads t ON t.id = c.thread_id
JOIN articles a ON a.id = t.article_id
ORDER BY c.id, m.user_id;

-- DropIndex
DROP INDEX "mentions_user_id_comment_id_idx";

-- By hand: went with the column.
DROP INDEX mentions_unread;

-- AlterTable
ALTER TABLE "mentions" DROP COLUMN "read_at";

-- CreateIndex
CREATE INDEX "mentions_user_id_idx" ON "mentions"("user_id");
