import type { KnownBlock, ModalView } from '@slack/web-api';

/** Not in @slack/types 3.2 yet. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export interface DataVisualizationBlock {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'bar' | 'line';
    series: { name: string; data: { label: string; value: number }[] }[];
    /** Each series has exactly one value for each category, in this order. */
    axis_config: { categories: string[] };
  };
}

/** Every block the renderer makes; charts are newer than the SDK's types. */
export type SlackBlock = KnownBlock | DataVisualizationBlock;

/** `text` is complete by itself: notifications, screen readers and old clients show nothing else. */
export interface SlackMessage {
  text: string;
  blocks: SlackBlock[];
}

/** A modal made of them. */
export type SlackModal = Omit<ModalView, 'blocks'> & { blocks: SlackBlock[] };
