/** Three pods of one container. */
export const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: checkout, namespace: shop }
spec:
  replicas: 3
  template: { spec: { containers: [{ name: main, image: app:1 }] } }
`;

/** Owns Secret `shop/checkout-db`. */
export const EXTERNAL_SECRET = `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: checkout, namespace: shop }
spec: { target: { name: checkout-db, creationPolicy: Owner } }
`;
