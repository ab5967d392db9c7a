using System.Globalization;
using System.Text.RegularExpressions;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Processes;

namespace PluginKit.Sources.Git;

/// <summary>
/// Starts git so that neither the machine's configuration, nor the environment, nor a repository can make it run something: nothing inherited, an empty
/// configuration, a list of protocols, no hooks, no file system monitor, no prompt. Only the user's credential helpers are taken over.
/// </summary>
internal sealed partial class GitCommand(IProcessRunner runner, IProgramLocator locator, HostEnvironment environment, GitOptions options) : IDisposable
{
    private const int OutputLimit = 16 << 20;

    private static readonly string[] Hardening =
    [
        "protocol.allow=never", "protocol.https.allow=always", "protocol.ssh.allow=always",
        "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.symlinks=false", "core.autocrlf=false", "core.attributesFile=/dev/null", "core.askPass=",
        "submodule.recurse=false", "fetch.recurseSubmodules=false", "fetch.fsckObjects=true", "fetch.unpackLimit=1", "transfer.bundleURI=false", "uploadpack.packObjectsHook=",
        "gc.auto=0", "maintenance.auto=false", "http.followRedirects=false", "http.lowSpeedLimit=100", "http.lowSpeedTime=20", "safe.bareRepository=all",
    ];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private (string? Program, IReadOnlyList<string> Helpers, Problem? Problem)? _found;

    public Task<(ProcessOutcome? Outcome, Problem? Problem)> RunAsync(string? repository, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(repository, arguments, null, cancellationToken);

    public async Task<(ProcessOutcome? Outcome, Problem? Problem)> RunAsync(
        string? repository, IReadOnlyList<string> arguments, Action<ReadOnlyMemory<byte>>? errorRead, CancellationToken cancellationToken)
    {
        var (program, helpers, problem) = await FindAsync(cancellationToken).ConfigureAwait(false);
        if (program is null)
        {
            return (null, problem);
        }

        IReadOnlyList<string> all = repository is null ? arguments : ["--git-dir", repository, .. arguments];
        var variables = Environment(isEmpty: true);
        Configure(variables, [.. Hardening, .. Allowed(), .. helpers]);
        return (await StartAsync(program, all, variables, errorRead, cancellationToken).ConfigureAwait(false), null);
    }

    /// <summary>Why git cannot be used at all; asked before anything is written.</summary>
    public async Task<Problem?> UnusableAsync(CancellationToken cancellationToken) => (await FindAsync(cancellationToken).ConfigureAwait(false)).Problem;

    public void Dispose() => _gate.Dispose();

    private IEnumerable<string> Allowed() =>
        [.. options.AllowFiles ? ["protocol.file.allow=always"] : Array.Empty<string>(), .. options.AllowLoopbackHttp ? ["protocol.http.allow=always"] : Array.Empty<string>()];

    /// <summary>Not as arguments, which everybody on the machine can read: a user's helper may be a line with a token in it.</summary>
    private static void Configure(Dictionary<string, string> variables, IReadOnlyList<string> settings)
    {
        variables["GIT_CONFIG_COUNT"] = settings.Count.ToString(CultureInfo.InvariantCulture);
        foreach (var (index, setting) in settings.Index())
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            variables[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_KEY_{index}")] = setting[..equals];
            variables[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_VALUE_{index}")] = setting[(equals + 1)..];
        }
    }

    /// <summary>Where git is, whether it is new enough, and which credential helpers the user has. Asked once, and again after it could not be told: a cold machine may be slow.</summary>
    private async Task<(string? Program, IReadOnlyList<string> Helpers, Problem? Problem)> FindAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_found is { } known)
            {
                return known;
            }

            var found = await LookAsync(cancellationToken).ConfigureAwait(false);
            _found = found.Program is null ? null : found;
            return found;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<(string? Program, IReadOnlyList<string> Helpers, Problem? Problem)> LookAsync(CancellationToken cancellationToken)
    {
        if (locator.Find("git", environment) is not { } program)
        {
            return (null, [], GitProblems.Missing());
        }

        var said = await StartAsync(program, ["--version"], Environment(isEmpty: true), null, cancellationToken).ConfigureAwait(false);
        if (said.End == ProcessEnd.TimedOut)
        {
            return (null, [], GitProblems.Silent());
        }

        if (said.End != ProcessEnd.Exited || Version().Match(said.StandardOutput) is not { Success: true } version)
        {
            return (null, [], GitProblems.Missing());
        }

        var (major, minor) = (int.Parse(version.Groups["major"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(version.Groups["minor"].ValueSpan, CultureInfo.InvariantCulture));
        return (major, minor).CompareTo((2, 32)) < 0 ? (null, [], GitProblems.TooOld(version.Value))
            : await HelpersAsync(program, cancellationToken).ConfigureAwait(false) is { } helpers ? (program, helpers, null)
            : (null, [], GitProblems.Silent());
    }

    /// <summary>
    /// The helpers of the user and of the machine, never those of a repository: <c>credential.helper</c> and those for an address. <see langword="null"/> when git did not
    /// answer: without them a private repository would seem to be locked.
    /// </summary>
    private async Task<IReadOnlyList<string>?> HelpersAsync(string program, CancellationToken cancellationToken)
    {
        var helpers = new List<string>();
        foreach (var place in (string[])["--system", "--global"])
        {
            var said = await StartAsync(program, ["config", place, "--null", "--get-regexp", @"^credential\."], Environment(isEmpty: false), null, cancellationToken).ConfigureAwait(false);
            if (said.End == ProcessEnd.TimedOut)
            {
                return null;
            }

            foreach (var entry in said.ExitCode == 0 ? said.StandardOutput.Split('\0', StringSplitOptions.RemoveEmptyEntries) : [])
            {
                // The name, a newline, the value; without the newline the setting stands alone and means true. An address in a name has no equals sign.
                var end = entry.IndexOf('\n', StringComparison.Ordinal);
                helpers.Add(end < 0 ? entry + "=true" : $"{entry[..end]}={entry[(end + 1)..]}");
            }
        }

        return helpers;
    }

    private Task<ProcessOutcome> StartAsync(
        string program, IReadOnlyList<string> arguments, Dictionary<string, string> variables, Action<ReadOnlyMemory<byte>>? errorRead, CancellationToken cancellationToken) => runner.RunAsync(
            new()
            {
                FileName = program,
                Arguments = arguments,

                // Neutral: git must not find a repository around it.
                WorkingDirectory = Path.GetPathRoot(environment.HomeDirectory)!,
                Environment = variables,
                Timeout = options.Timeout,
                OutputLimit = OutputLimit,
                ErrorRead = errorRead,

                // Half an answer is none: what is cut off would be missed.
                EndsAtLimit = true,
            },
            cancellationToken);

    private Dictionary<string, string> Environment(bool isEmpty)
    {
        var variables = new Dictionary<string, string>(environment.Variables.Where(static pair => !pair.Key.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)), StringComparer.Ordinal)
        {
            ["HOME"] = environment.HomeDirectory,
            ["LC_ALL"] = "C",
            ["LANGUAGE"] = "C",
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["GCM_INTERACTIVE"] = "never",
            ["SSH_ASKPASS_REQUIRE"] = "never",
            ["GIT_SSH_COMMAND"] = "ssh -oBatchMode=yes -oConnectTimeout=15",
            ["GIT_PROTOCOL_FROM_USER"] = "0",
            ["GIT_NO_LAZY_FETCH"] = "1",
        };
        if (isEmpty)
        {
            variables["GIT_CONFIG_NOSYSTEM"] = "1";
            variables["GIT_CONFIG_GLOBAL"] = environment.Platform == HostPlatform.Windows ? "NUL" : "/dev/null";
            variables["GIT_ATTR_NOSYSTEM"] = "1";
        }

        return variables;
    }

    [GeneratedRegex(@"(?<major>\d{1,4})\.(?<minor>\d{1,4})[0-9A-Za-z.]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Version();
}
