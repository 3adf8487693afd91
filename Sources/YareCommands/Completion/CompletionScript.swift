/// The scripts that make shells ask Yare what may come next.
enum CompletionScript: String, CaseIterable, Sendable {
    case bash
    case fish
    case powershell
    case zsh

    /// The script for a program of this name.
    ///
    /// - Parameter showsDescriptions: whether candidates are shown with what they stand for, where the shell can.
    func text(program: String, showsDescriptions: Bool) -> String {
        var script = template
        for (placeholder, replacement) in [
            ("PROGRAM", program),
            ("FUNCTION", "_" + program.map { $0.isLetter || $0.isNumber ? "\($0)" : "_" }.joined()),
            ("DESCRIBES", showsDescriptions ? "1" : "0"),
        ] {
            script = script.split(separator: "<\(placeholder)>", omittingEmptySubsequences: false)
                .joined(separator: replacement)
        }
        return script
    }

    /// How to put the script to use.
    var instructions: String {
        switch self {
        case .bash: "source <(yare completion bash)    # for good: add the line to ~/.bashrc"
        case .fish: "yare completion fish | source    # for good: write it to ~/.config/fish/completions/yare.fish"
        case .powershell: "yare completion powershell | Out-String | Invoke-Expression    # for good: in $PROFILE"
        case .zsh: "source <(yare completion zsh)    # for good: write it to a file _yare in a folder of $fpath"
        }
    }

    private var template: String {
        switch self {
        case .bash: Self.bashTemplate
        case .fish: Self.fishTemplate
        case .powershell: Self.powershellTemplate
        case .zsh: Self.zshTemplate
        }
    }

    private static let bashTemplate = #"""
        # bash completion for <PROGRAM>
        <FUNCTION>_complete() {
            local line=${COMP_LINE:0:COMP_POINT} words word current prefix=""
            read -ra words <<<"$line"
            [[ $line == *" " ]] && words+=("")
            current=${words[${#words[@]} - 1]}
            # bash replaces what stands behind the "=" only
            [[ $current == *=* ]] && prefix=${current%%=*}=
            COMPREPLY=()
            while IFS= read -r word; do
                case $word in
                :files) compopt -o default 2>/dev/null ;;
                :none) ;;
                *)
                    word=${word%%$'\t'*}
                    COMPREPLY+=("${word#"$prefix"}")
                    ;;
                esac
            done < <("${words[0]}" __complete "${words[@]:1}" 2>/dev/null)
        }
        complete -F <FUNCTION>_complete <PROGRAM>

        """#

    private static let zshTemplate = #"""
        #compdef <PROGRAM>
        # zsh completion for <PROGRAM>
        <FUNCTION>() {
            local -a candidates
            local line files=0
            for line in "${(@f)$(${words[1]} __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
                case $line in
                :files) files=1 ;;
                :none | '') ;;
                *)
                    local word=${line%%$'\t'*} summary=""
                    [[ <DESCRIBES> == 1 && $line == *$'\t'* ]] && summary=:${line#*$'\t'}
                    candidates+=("${word//:/\\:}$summary")
                    ;;
                esac
            done
            (( ${#candidates} )) && _describe '<PROGRAM>' candidates
            (( files )) && _files
        }
        compdef <FUNCTION> <PROGRAM>

        """#

    private static let fishTemplate = #"""
        # fish completion for <PROGRAM>
        function <FUNCTION>_complete
            set -l words (commandline -opc) (commandline -ct)
            for line in ($words[1] __complete $words[2..-1] 2>/dev/null)
                switch $line
                    case ':files'
                        __fish_complete_path (commandline -ct)
                    case ':none'
                    case '*'
                        if test <DESCRIBES> = 1
                            echo $line
                        else
                            string split -f1 \t -- $line
                        end
                end
            end
        end
        complete -c <PROGRAM> -f -a '(<FUNCTION>_complete)'

        """#

    private static let powershellTemplate = #"""
        # PowerShell completion for <PROGRAM>
        Register-ArgumentCompleter -Native -CommandName '<PROGRAM>' -ScriptBlock {
            param($word, $ast, $position)
            $words = @($ast.CommandElements | Where-Object { $_.Extent.StartOffset -lt $position } | ForEach-Object { "$_" })
            if ($word -eq '') { $words += '' }
            & $words[0] __complete @($words | Select-Object -Skip 1) 2>$null | ForEach-Object {
                $parts = $_ -split "`t", 2
                if ($parts[0] -in ':files', ':none') { return }
                $summary = if (<DESCRIBES> -eq 1 -and $parts.Count -gt 1) { $parts[1] } else { $parts[0] }
                [System.Management.Automation.CompletionResult]::new($parts[0], $parts[0], 'ParameterValue', $summary)
            }
        }

        """#
}
