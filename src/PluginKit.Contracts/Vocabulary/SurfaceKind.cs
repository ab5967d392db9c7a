using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What a client would run, or reach, because of a plugin.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<SurfaceKind>))]
public readonly record struct SurfaceKind : IKnownText<SurfaceKind>
{
    private readonly string? _value;

    private SurfaceKind(string value) => _value = value;

    /// <summary><c>hook</c>: A hook: a command, or an address that is called, at an event of the client.</summary>
    public static SurfaceKind Hook { get; } = new("hook");

    /// <summary><c>mcp_command</c>: An MCP server that the client starts.</summary>
    public static SurfaceKind McpCommand { get; } = new("mcp_command");

    /// <summary><c>mcp_remote</c>: An MCP server that the client connects to.</summary>
    public static SurfaceKind McpRemote { get; } = new("mcp_remote");

    /// <summary><c>headers_helper</c>: A command that makes the headers of a remote MCP server.</summary>
    public static SurfaceKind HeadersHelper { get; } = new("headers_helper");

    /// <summary><c>lsp</c>: A language server that the client starts.</summary>
    public static SurfaceKind Lsp { get; } = new("lsp");

    /// <summary><c>monitor</c>: A command that the client keeps running and listens to.</summary>
    public static SurfaceKind Monitor { get; } = new("monitor");

    /// <summary><c>status_line</c>: A command whose output the client shows.</summary>
    public static SurfaceKind StatusLine { get; } = new("status_line");

    /// <summary><c>bin</c>: A file in <c>bin/</c>, which clients put on the search path.</summary>
    public static SurfaceKind Bin { get; } = new("bin");

    /// <summary><c>script</c>: A file with the executable bit elsewhere, or a workflow that the client runs.</summary>
    public static SurfaceKind Script { get; } = new("script");

    /// <summary><c>command_script</c>: Shell commands in the text of a command, skill or agent, run when it is used.</summary>
    public static SurfaceKind CommandScript { get; } = new("command_script");

    /// <summary><c>package_install</c>: A dependency install that the client does for the package.</summary>
    public static SurfaceKind PackageInstall { get; } = new("package_install");

    /// <summary><c>app</c>: A connector of the client's vendor that the plugin brings along.</summary>
    public static SurfaceKind App { get; } = new("app");

    /// <summary><c>unreadable</c>: A document that would name executables and cannot be read; it counts as one.</summary>
    public static SurfaceKind Unreadable { get; } = new("unreadable");

    /// <summary><c>unread</c>: The whole package, where the adapter does not tell what its client runs.</summary>
    public static SurfaceKind Unread { get; } = new("unread");

    /// <inheritdoc/>
    public static IReadOnlyList<SurfaceKind> Known { get; } = [
        Hook, McpCommand, McpRemote, HeadersHelper, Lsp, Monitor, StatusLine,
        Bin, Script, CommandScript, PackageInstall, App, Unreadable, Unread,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static SurfaceKind From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
