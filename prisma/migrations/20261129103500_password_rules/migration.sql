-- AlterTable
ALTER TABLE "user_sessions" ADD COLUMN     "owes_password" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "password_changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "password_given" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "former_passwords" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_passwords_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "former_passwords_user_id_id_idx" ON "former_passwords"("user_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "former_passwords" ADD CONSTRAINT "former_passwords_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
