import { layOutFiles } from '../../lib/delivery/mount-layout';

interface Case {
  readonly files: readonly string[];
  readonly occupied?: readonly string[];
  readonly oneVolumePerFolder?: boolean;
  readonly places: readonly string[];
}

test.each<[string, Case]>([
  ['a file alone in its folder', { files: ['/run/db/password'], places: ['/run/db/'] }],
  ['files in folders side by side', { files: ['/run/db/a', '/run/dbx/a'], places: ['/run/db/', '/run/dbx/'] }],
  ['two files of one folder', { files: ['/run/db/a', '/run/db/b'], places: ['/run/db/a', '/run/db/b'] }],
  [
    'two files of one folder and one volume',
    { files: ['/run/db/a', '/run/db/b'], oneVolumePerFolder: true, places: ['/run/db/', '/run/db/'] },
  ],
  ['a file above the folder of another', { files: ['/run/a', '/run/db/b'], places: ['/run/a', '/run/db/'] }],
  [
    'a file above the folder of another, from one volume',
    { files: ['/run/s/a', '/run/s/db/b'], oneVolumePerFolder: true, places: ['/run/s/a', '/run/s/db/'] },
  ],
  ['a file at the root', { files: ['/password'], places: ['/password'] }],
  ['a file in a folder at the top', { files: ['/etc/password'], places: ['/etc/password'] }],
  ['a folder that is mounted already', { files: ['/run/db/a'], occupied: ['/run/db'], places: ['/run/db/a'] }],
  ['a folder with a mount in it', { files: ['/run/db/a'], occupied: ['/run/db/tls'], places: ['/run/db/a'] }],
  ['a folder inside a mount', { files: ['/run/db/a'], occupied: ['/run'], places: ['/run/db/'] }],
  ['a mount whose name begins alike', { files: ['/run/db/a'], occupied: ['/run/db-tls'], places: ['/run/db/'] }],
])('the place of %s', (_, { files, occupied = [], oneVolumePerFolder, places }) => {
  const mounted = files.map((file) => ({ file, volume: oneVolumePerFolder ? 'copies' : file }));

  const layout = layOutFiles(mounted, occupied);

  expect(files.map((file) => layout.get(file)).map(print)).toEqual(places);
});

/** A whole folder ends in a slash, a single file does not. */
function print(place: { readonly mountPath: string; readonly single: boolean } | undefined) {
  return place && `${place.mountPath}${place.single ? '' : '/'}`;
}
