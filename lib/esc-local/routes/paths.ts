/** Path of an organization's environments, below `/api`. */
export const ORGANIZATION_PATH = '/esc/environments/:organization';

/** Path of an environment, below `/api`. */
export const ENVIRONMENT_PATH = `${ORGANIZATION_PATH}/:project/:environment`;
