-- CreateTable
CREATE TABLE "api_tokens" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "last_used_at" TIMESTAMPTZ(6),
    "last_used_address" TEXT NOT NULL DEFAULT '',
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_creations" (
    "token_id" INTEGER NOT NULL,
    "key" VARCHAR(64) NOT NULL,
    "content_hash" TEXT NOT NULL,
    "article_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "api_creations_pkey" PRIMARY KEY ("token_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "api_tokens_user_id_id_idx" ON "api_tokens"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "api_tokens_expires_at_idx" ON "api_tokens"("expires_at");

-- CreateIndex
CREATE INDEX "api_creations_article_id_idx" ON "api_creations"("article_id");

-- CreateIndex
CREATE INDEX "api_creations_created_at_idx" ON "api_creations"("created_at");

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_creations" ADD CONSTRAINT "api_creations_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_tokens"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_creations" ADD CONSTRAINT "api_creations_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A token always ends, at the latest after a year.
ALTER TABLE api_tokens
  ADD CONSTRAINT api_tokens_ends CHECK (expires_at > created_at AND expires_at <= created_at + interval '8784 hours'),
  ADD CONSTRAINT api_tokens_name CHECK (name <> ''),
  ADD CONSTRAINT api_tokens_scopes CHECK (cardinality(scopes) > 0);
