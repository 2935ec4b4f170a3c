import { graphql, type ResultOf } from '@/shared/api/graphql';

export const PluginParts = graphql(`
  fragment PluginParts on Plugin {
    id
    version
    sha256
    label
    description
    state
    enabled
    problem
    failures
    lastFailure {
      message
      at
    }
    contributions {
      kind
      id
      type
      label
      fields
      terms
    }
    provides
    requires
    provider
    installedAt
  }
`);
export type Plugin = ResultOf<typeof PluginParts>;
export type Contribution = Plugin['contributions'][number];
export type PluginState = Plugin['state'];

export const PluginsQuery = graphql(
  `
    query Plugins {
      plugins {
        ...PluginParts
      }
    }
  `,
  [PluginParts],
);

export const EnablePlugin = graphql(
  `
    mutation EnablePlugin($id: ID!) {
      plugin: enablePlugin(id: $id) {
        ...PluginParts
      }
    }
  `,
  [PluginParts],
);

export const DisablePlugin = graphql(
  `
    mutation DisablePlugin($id: ID!) {
      plugin: disablePlugin(id: $id) {
        ...PluginParts
      }
    }
  `,
  [PluginParts],
);

export const RemovePlugin = graphql(`
  mutation RemovePlugin($id: ID!) {
    removePlugin(id: $id)
  }
`);
