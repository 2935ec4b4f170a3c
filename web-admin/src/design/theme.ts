import { theme as antdTheme, type ThemeConfig } from 'antd';
import tokens from './tokens.json';

export type ThemeName = 'light' | 'dark';

/**
 * The theme of antd, made from the token file.
 *
 * @param still for people who wish nothing to move: what comes and goes then does not wait for a movement to end
 */
export function themeOf(name: ThemeName, still: boolean): ThemeConfig {
  const color = tokens.color[name];
  const none = 'none';
  return {
    algorithm: name === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    cssVar: { key: 'yizhan' },
    token: {
      colorPrimary: color['jade-700'],
      colorPrimaryHover: color['jade-600'],
      colorPrimaryActive: color['jade-700'],
      colorLink: color['jade-700'],
      colorLinkHover: color['jade-600'],
      colorInfo: color['indigo-600'],
      colorInfoBg: color['indigo-wash'],
      colorSuccess: color['jade-700'],
      colorSuccessBg: color['jade-wash'],
      colorWarning: color['gold-600'],
      colorWarningBg: color['gold-wash'],
      colorError: color['cinnabar-600'],
      // antd's own lighter shade would leave white letters below the contrast they need.
      colorErrorHover: color['cinnabar-600'],
      colorErrorBg: color['cinnabar-wash'],
      colorText: color['ink-900'],
      colorTextSecondary: color['ink-700'],
      colorTextTertiary: color['ink-500'],
      colorTextQuaternary: color['ink-500'],
      colorTextDescription: color['ink-500'],
      colorTextPlaceholder: color['ink-500'],
      colorTextDisabled: color['ink-500'],
      colorIcon: color['ink-500'],
      colorBgBase: color.surface,
      colorBgContainer: color.surface,
      colorBgElevated: color.surface,
      colorBgLayout: color.paper,
      colorBgMask: color.veil,
      colorBorder: color['line-strong'],
      colorBorderSecondary: color.line,
      colorSplit: color.line,
      colorTextLightSolid: color['on-jade'],
      controlItemBgActive: color['jade-wash'],
      controlItemBgActiveHover: color['jade-wash'],
      controlItemBgHover: color.sunken,
      controlOutline: color['jade-wash'],
      controlOutlineWidth: 2,
      fontFamily: tokens.font.sans,
      fontFamilyCode: tokens.font.mono,
      fontSize: tokens.size['14'],
      fontSizeSM: tokens.size['12'],
      fontSizeLG: tokens.size['16'],
      lineHeight: tokens.leading.chinese,
      borderRadius: tokens.radius.control,
      borderRadiusLG: tokens.radius.card,
      borderRadiusSM: tokens.space['1'],
      controlHeight: 36,
      boxShadow: none,
      boxShadowSecondary: none,
      boxShadowTertiary: none,
      motion: !still,
      motionDurationFast: `${tokens.motion.fast / 1000}s`,
      motionDurationMid: `${tokens.motion.normal / 1000}s`,
      motionDurationSlow: `${tokens.motion.slow / 1000}s`,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: none, defaultShadow: none, dangerShadow: none, fontWeight: 500 },
      Table: {
        headerBg: color.surface,
        headerColor: color['ink-500'],
        headerSplitColor: 'transparent',
        headerSortActiveBg: color.paper,
        headerSortHoverBg: color.sunken,
        bodySortBg: color.paper,
        rowHoverBg: color.sunken,
        cellPaddingBlock: 10,
        cellPaddingInline: tokens.space['3'],
      },
      Tabs: { horizontalItemGutter: tokens.space['6'], titleFontSize: tokens.size['14'] },
      Segmented: { itemSelectedBg: color.surface, trackBg: color.sunken },
      Modal: { titleFontSize: tokens.size['20'] },
      Tooltip: { colorBgSpotlight: tokens.color.light['ink-900'], colorTextLightSolid: tokens.color.light.paper },
      Steps: { iconSize: 28 },
    },
  };
}
