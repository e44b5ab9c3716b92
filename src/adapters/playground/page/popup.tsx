import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface PopupProps {
  id: string;
  label: string;
  anchor: RefObject<HTMLElement | null>;
  onClose(): void;
  children: ComponentChildren;
}

const GAP = 6;
const EDGE = 8;

/** A menu in the browser's top layer, so that no scrolling box cuts it; beside its anchor, inside the window. */
export const Popup = ({ id, label, anchor, onClose, children }: PopupProps): JSX.Element => {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = box.current;
    const from = anchor.current?.getBoundingClientRect();
    if (menu === null || from === undefined) return;
    menu.showPopover();
    const size = menu.getBoundingClientRect();
    const below = from.bottom + GAP;
    const fits = below + size.height + EDGE <= window.innerHeight;
    const above = Math.max(EDGE, from.top - GAP - size.height);
    menu.style.top = `${fits ? below : above}px`;
    menu.style.left = `${Math.max(EDGE, Math.min(from.left, window.innerWidth - size.width - EDGE))}px`;
    items(menu)[0]?.focus();
  }, [anchor]);

  useEffect(() => {
    const outside = (event: Event) => {
      const at = event.target;
      if (!(at instanceof Node) || box.current?.contains(at) || anchor.current?.contains(at)) return;
      onClose();
    };
    document.addEventListener('pointerdown', outside);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', outside);
      window.removeEventListener('resize', onClose);
    };
  }, [anchor, onClose]);

  const keys = (event: KeyboardEvent) => {
    const menu = box.current;
    if (menu === null) return;
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
      anchor.current?.focus();
      return;
    }
    const all = items(menu);
    const at = all.findIndex((item) => item.matches(':focus'));
    const to = target(event.key, at, all);
    if (to === undefined) return;
    event.preventDefault();
    to.focus();
  };

  return (
    <div ref={box} id={id} class="popup" popover="manual" role="menu" aria-label={label} onKeyDown={keys}>
      {children}
    </div>
  );
};

const items = (menu: HTMLElement): HTMLElement[] => [
  ...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]'),
];

const target = (key: string, at: number, all: readonly HTMLElement[]): HTMLElement | undefined => {
  switch (key) {
    case 'ArrowDown':
      return all[(at + 1) % all.length];
    case 'ArrowUp':
      return all[(at - 1 + all.length) % all.length];
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      // Typing a letter goes to the next item that begins with it.
      return key.length === 1
        ? [...all.slice(at + 1), ...all].find((item) =>
            item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()),
          )
        : undefined;
  }
};
