import type { ApiServer } from '../api/api-server';

/** Versions of Kubernetes that a cluster may claim, up to that of a server. */
export async function versionsOf(server: ApiServer): Promise<readonly string[]> {
  const { body } = await server.send({ method: 'GET', path: '/version' });
  const newest = Number.parseInt(String(body.minor), 10);
  const minors = Array.from({ length: newest - 29 }, (_, index) => index + 30);
  return minors.flatMap((minor) => [`1.${minor}`, `v1.${minor}.4-gke.100`]);
}
