-- AlterTable
ALTER TABLE "user_sessions" ADD COLUMN     "address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "device_id" INTEGER,
ADD COLUMN     "idle_until" TIMESTAMPTZ(6),
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- By hand: who is signed in while this runs stays so for another half hour.
UPDATE "user_sessions" SET "idle_until" = least("expires_at", CURRENT_TIMESTAMP + interval '30 minutes'),
  "last_seen_at" = "created_at";
ALTER TABLE "user_sessions" ALTER COLUMN "idle_until" SET NOT NULL;

-- CreateTable
CREATE TABLE "user_devices" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_devices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "user_devices_token_hash_idx" ON "user_devices"("token_hash");

-- CreateIndex
CREATE INDEX "user_devices_last_used_at_idx" ON "user_devices"("last_used_at");

-- CreateIndex
CREATE UNIQUE INDEX "user_devices_user_id_token_hash_key" ON "user_devices"("user_id", "token_hash");

-- CreateIndex
CREATE INDEX "user_sessions_device_id_idx" ON "user_sessions"("device_id");

-- AddForeignKey
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "user_devices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_devices" ADD CONSTRAINT "user_devices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
