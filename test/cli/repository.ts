import { folderWith, run } from './command';

/** A folder as {@link folderWith} makes it, in which `main` is a branch of a Git repository without a commit. */
export function repositoryWith(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  runGit(folder, 'init', '--quiet', '--initial-branch=main');
  return folder;
}

/** Commits whatever lies in a repository. */
export function commitAll(folder: string): void {
  runGit(folder, 'add', '--all');
  runGit(folder, 'commit', '--quiet', '--allow-empty', '--message=a state');
}

/** Runs Git without the settings of whoever runs the tests. */
export function runGit(folder: string, ...args: readonly string[]): string {
  const settings = ['user.name=Test', 'user.email=test@acme.example', 'commit.gpgsign=false', 'core.autocrlf=false'];
  const env = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const { code, stderr, stdout } = run('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], {
    cwd: folder,
    env,
  });
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}
