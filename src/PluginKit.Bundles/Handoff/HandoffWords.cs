namespace PluginKit.Bundles.Handoff;

/// <summary>The words of bundles: which platforms and runtimes there are, and what the existing tool says of them.</summary>
internal static class HandoffWords
{
    public const string Python = "python";
    public const string Node = "node";
    public const string Shell = "shell";
    public const string Go = "go";

    public static readonly string[] Platforms = ["codex-runtime", "claude"];

    /// <summary>Targets that are configuration of a workspace.</summary>
    public static readonly string[] WorkspaceTargets = ["cursor", "cursor-workspace", "opencode"];

    /// <summary>Targets that are packaging only.</summary>
    public static readonly string[] PackagingTargets = ["gemini", "codex-package"];

    /// <summary>What a machine needs; these words are PluginKit's own and never those of a bundle.</summary>
    public static string Requirement(string runtime) => runtime switch
    {
        Python => "Python 3.10+ installed on the machine running the plugin",
        Node => "Node.js 20+ installed on the machine running the plugin",
        _ => "POSIX shell on Unix, or bash in PATH on Windows",
    };

    /// <summary>The same, for a next step.</summary>
    public static string Needed(string runtime) => runtime switch
    {
        Python => "Python 3.10 or newer",
        Node => "Node.js 20 or newer",
        _ => "a POSIX shell, on Windows bash",
    };

    public static string? InstallHint(string runtime) => runtime is Python or Node
        ? "Use the Go runtime when recipients should not need to install a runtime."
        : null;
}
