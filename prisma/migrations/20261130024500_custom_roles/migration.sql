-- AlterTable
ALTER TABLE "users" ADD COLUMN     "custom_role_id" INTEGER;

-- CreateTable
CREATE TABLE "custom_roles" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "base" "Role" NOT NULL,
    "grants" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "custom_roles_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "custom_roles_name_key" ON "custom_roles"("name");

-- CreateIndex
CREATE UNIQUE INDEX "custom_roles_id_base_key" ON "custom_roles"("id", "base");

-- CreateIndex
CREATE INDEX "users_custom_role_id_role_idx" ON "users"("custom_role_id", "role");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_custom_role_id_role_fkey" FOREIGN KEY ("custom_role_id", "role") REFERENCES "custom_roles"("id", "base") ON DELETE RESTRICT ON UPDATE CASCADE;
