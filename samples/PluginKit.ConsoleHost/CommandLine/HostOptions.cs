using System.CommandLine;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>The options that every command takes.</summary>
internal sealed class HostOptions
{
    private readonly Option<string?> _home = new("--home") { Description = "Move everything (state, client homes) below DIR; ambient client variables are then ignored", HelpName = "DIR", Recursive = true };
    private readonly Option<string?> _systemRoot = new("--system-root") { Description = "Look for machine-wide policy files below DIR (default /)", HelpName = "DIR", Recursive = true };
    private readonly Option<string?> _workspace = new("--workspace-root") { Description = "The project, as an absolute path", HelpName = "DIR", Recursive = true };
    private readonly Option<string[]> _catalog = new("--catalog") { Description = "A checkout folder with plugins/, a catalog snapshot, or a client's marketplace.json; may be repeated, the first wins", HelpName = "DIR|FILE", Recursive = true, AllowMultipleArgumentsPerToken = false };
    private readonly Option<string[]> _targets = new("--targets") { Description = "Lifecycle targets, separated by commas", HelpName = "a,b", Recursive = true, AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> _scope = new("--scope") { Description = "user or project", HelpName = "SCOPE", Recursive = true };
    private readonly Option<string?> _clients = new("--clients") { Description = "auto: clients on the search path; simulated: in-process doubles; none: start no process", HelpName = "auto|simulated|none", Recursive = true };
    private readonly Option<string?> _format = new("--format") { Description = "table, or json: exactly one document on stdout", HelpName = "table|json", Recursive = true };
    private readonly Option<int?> _lockTimeout = new("--lock-timeout") { Description = "Seconds to wait for the machine lock (default 120)", HelpName = "SECONDS", Recursive = true };
    private readonly Option<string[]> _variables = new("--client-env") { Description = "A variable for the clients that counts although --home is given, for example CODEX_HOME=/x", HelpName = "NAME=VALUE", Recursive = true };

    public void AddTo(Command command)
    {
        Option[] all = [_home, _systemRoot, _workspace, _catalog, _targets, _scope, _clients, _format, _lockTimeout, _variables];
        foreach (var option in all)
        {
            command.Add(option);
        }

        OneOf(_clients, "auto", "simulated", "none");
        OneOf(_format, "table", "json");
        _variables.Validators.Add(static result =>
        {
            if (result.Tokens.FirstOrDefault(static token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1) is { } wrong)
            {
                result.AddError($"--client-env takes NAME=VALUE, not '{wrong.Value}'.");
            }
        });
        _lockTimeout.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var seconds) || seconds < 0))
            {
                result.AddError($"--lock-timeout takes a number of seconds from 0, not '{result.Tokens[0].Value}'.");
            }
        });
    }

    public HostRequest Read(ParseResult parsed, string currentDirectory) => new()
    {
        Home = Absolute(parsed.GetValue(_home), currentDirectory),
        SystemRoot = Absolute(parsed.GetValue(_systemRoot), currentDirectory),
        // Passed on as it is: a relative workspace root is the library's to refuse.
        WorkspaceRoot = parsed.GetValue(_workspace),
        Catalogs = [.. (parsed.GetValue(_catalog) ?? []).Select(place => Absolute(place, currentDirectory)).OfType<string>()],
        Targets = [.. (parsed.GetValue(_targets) ?? []).SelectMany(static text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        Scope = parsed.GetValue(_scope) is { Length: > 0 } scope ? InstallScope.From(scope) : null,
        Clients = parsed.GetValue(_clients) is { } clients ? Enum.Parse<ClientMode>(clients, ignoreCase: true) : null,
        Format = Format(parsed),
        LockTimeout = parsed.GetValue(_lockTimeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        ClientVariables = (parsed.GetValue(_variables) ?? []).Select(static pair => pair.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal),
    };

    /// <summary>The format, also when the rest of the command line is wrong.</summary>
    public OutputFormat Format(ParseResult parsed) =>
        parsed.GetResult(_format)?.Tokens.Any(static token => string.Equals(token.Value, "json", StringComparison.OrdinalIgnoreCase)) == true
            ? OutputFormat.Json
            : OutputFormat.Table;

    private static void OneOf(Option option, params string[] values) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(token => !values.Contains(token.Value, StringComparer.OrdinalIgnoreCase)))
        {
            result.AddError($"{option.Name} takes {string.Join(", ", values[..^1])} or {values[^1]}, not '{token.Value}'.");
        }
    });

    /// <summary>An application may resolve what its user typed against its own directory; the libraries never do.</summary>
    public static string? Absolute(string? path, string currentDirectory) =>
        string.IsNullOrEmpty(path) ? null : Path.GetFullPath(path, currentDirectory);
}
