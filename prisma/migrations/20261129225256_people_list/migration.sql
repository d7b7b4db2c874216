-- AlterTable
ALTER TABLE "users" ADD COLUMN     "last_sign_in_at" TIMESTAMPTZ(6);

-- CreateIndex
CREATE INDEX "users_active_id_idx" ON "users"("active" DESC, "id");

-- CreateIndex
CREATE INDEX "users_role_active_id_idx" ON "users"("role", "active" DESC, "id");

-- By hand: whoever signed in before is not somebody who never did.
UPDATE users u SET last_sign_in_at = greatest(
  (SELECT max(e.at) FROM audit_events e WHERE e.actor_id = u.id AND e.action = 'session.open'),
  (SELECT max(d.last_used_at) FROM user_devices d WHERE d.user_id = u.id));
