import type { ThemeConfig } from 'antd';

/**
 * The look of the console, in one place. Ink blue-green carries everything that can be acted on; vermilion says only
 * "overdue" or "urgent". Every text colour reaches 4.5:1 on each ground that it is used on (WCAG 2.2, 1.4.3).
 */
export const palette = {
  ink: '#0f4c5c',
  inkDeep: '#0a3540',
  inkHover: '#17606f',
  inkTint: '#e5eef0',
  inkFaint: '#f1f6f7',
  paper: '#f4f6f6',
  surface: '#ffffff',
  line: '#dde4e5',
  lineStrong: '#b6c4c7',
  text: '#17272c',
  textSoft: '#45565b',
  textFaint: '#5c6d72',
  vermilion: '#b8361f',
  vermilionTint: '#fbece8',
  ochre: '#845400',
  ochreTint: '#fbf1dc',
  moss: '#2a674a',
  mossTint: '#e6f1eb',
  focus: '#1b7f96',
} as const;

/** Owners of time, told apart by lightness as well as by hue. */
export const ownerColours = {
  institution: '#0f4c5c',
  applicant: '#7fb3bf',
  other_body: '#b98a3e',
  coordinator: '#5d6f9c',
  system: '#aebabd',
} as const;

const HAN =
  '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC"';
const LATIN = '"Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans"';

/** Punctuation that both scripts use is drawn by the first font that has it: full width in Chinese, narrow in English. */
export const fonts = {
  zh: `-apple-system, ${HAN}, ${LATIN}, sans-serif`,
  en: `-apple-system, ${LATIN}, ${HAN}, sans-serif`,
} as const;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Hands the palette to the style sheets as custom properties; set through the object model, so no inline style is needed. */
export function dressDocument(root: HTMLElement): void {
  for (const [name, colour] of Object.entries(palette)) root.style.setProperty(`--${kebab(name)}`, colour);
  for (const [owner, colour] of Object.entries(ownerColours)) root.style.setProperty(`--owner-${owner}`, colour);
  root.style.setProperty('--font-zh', fonts.zh);
  root.style.setProperty('--font-en', fonts.en);
}

/** Ant Design in the same clothes: small radii, dense controls, no shadow where a line will do. */
export const antTheme: ThemeConfig = {
  token: {
    colorPrimary: palette.ink,
    colorInfo: palette.ink,
    colorLink: palette.ink,
    colorLinkHover: palette.inkHover,
    colorError: palette.vermilion,
    colorWarning: palette.ochre,
    colorSuccess: palette.moss,
    colorText: palette.text,
    colorTextSecondary: palette.textSoft,
    colorTextTertiary: palette.textFaint,
    colorTextDescription: palette.textFaint,
    colorTextPlaceholder: palette.textFaint,
    colorBorder: palette.lineStrong,
    colorBorderSecondary: palette.line,
    colorBgLayout: palette.paper,
    borderRadius: 4,
    borderRadiusLG: 6,
    fontFamily: 'var(--font)',
    fontSize: 14,
    controlHeight: 32,
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Table: {
      headerBg: palette.inkFaint,
      headerColor: palette.textSoft,
      cellPaddingBlockSM: 7,
      headerSplitColor: 'transparent',
    },
    Drawer: { paddingLG: 20 },
  },
};
