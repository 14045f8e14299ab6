/** Shells that can complete our commands. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

/** Printed by itself where files and folders fit: shells complete these better than we do. */
export const FILES_FIT = ':files';

/** The script that a shell reads once: on Tab it asks `complete` of the repository's own package, else of the one in PATH. */
export function completionScript(shell: Shell): string {
  return SCRIPTS[shell];
}

/** Bash splits words at `:` and `=` too, and wants only what follows the last of them. */
const BASH = `_cdk8s_escrow() {
  local run=cdk8s-escrow line typed kept
  [[ -x node_modules/.bin/cdk8s-escrow ]] && run=node_modules/.bin/cdk8s-escrow
  local -a words
  read -ra words <<<"\${COMP_LINE:0:COMP_POINT}"
  [[ \${COMP_LINE:0:COMP_POINT} == *[[:space:]] ]] && words+=('')
  typed=\${words[\${#words[@]} - 1]}
  kept=\${typed%"\${typed##*[:=]}"}
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == '${FILES_FIT}' ]]; then compopt -o default 2>/dev/null; continue; fi
    line=\${line%%$'\\t'*}
    COMPREPLY+=("$(printf %q "\${line#"$kept"}")")
  done < <("$run" complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -F _cdk8s_escrow cdk8s-escrow
`;

const ZSH = `#compdef cdk8s-escrow
_cdk8s_escrow() {
  local run=cdk8s-escrow line
  [[ -x node_modules/.bin/cdk8s-escrow ]] && run=node_modules/.bin/cdk8s-escrow
  local -a found
  local -i files=0
  for line in "\${(@f)$("$run" complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == '${FILES_FIT}' ]]; then files=1; continue; fi
    [[ -n $line ]] && found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  (( \${#found} )) && _describe cdk8s-escrow found
  (( files )) && _files
}
compdef _cdk8s_escrow cdk8s-escrow
`;

const FISH = `function __cdk8s_escrow
  set -l run cdk8s-escrow
  test -x node_modules/.bin/cdk8s-escrow; and set run node_modules/.bin/cdk8s-escrow
  set -l words (commandline --cut-at-cursor --tokenize-raw --current-process 2>/dev/null; or commandline --cut-at-cursor --tokenize --current-process)
  set -l current (commandline --cut-at-cursor --current-token)
  for line in ($run complete -- $words[2..] "$current" 2>/dev/null)
    if test "$line" = '${FILES_FIT}'
      __fish_complete_path "$current"
    else
      echo $line
    end
  end
end
complete --command cdk8s-escrow --no-files --arguments '(__cdk8s_escrow)'
`;

const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
