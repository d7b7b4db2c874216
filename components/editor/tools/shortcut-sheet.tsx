'use client'
import { Dialog } from '@/components/ui/dialog'
import { keyCaps, SHORTCUT_GROUPS } from './shortcuts'

const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Every shortcut that works here, by what it is for. */
export function ShortcutSheet({ missing, onClose }: { missing: string[]; onClose: () => void }) {
  const apple = isApple()
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="快捷键" wide>
      <div className="gap-x-10 sm:columns-2">
        {SHORTCUT_GROUPS.map(({ name, shortcuts }) => (
          <section key={name} aria-label={name} className="mb-6 break-inside-avoid">
            <h3 className="mb-1 text-sm font-medium text-muted">{name}</h3>
            <dl className="divide-y divide-line">
              {shortcuts
                .filter(({ id }) => !missing.includes(id))
                .map(({ id, keys, label }) => (
                  <div key={id} className="flex items-center justify-between gap-4 py-1.5 text-sm">
                    <dt>{label}</dt>
                    <dd className="flex gap-1">
                      {keyCaps(keys, apple).map((cap) => (
                        <kbd
                          key={cap}
                          className="min-w-6 rounded border border-line-strong bg-sunken px-1.5 text-center font-sans text-xs leading-5"
                        >
                          {cap}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
