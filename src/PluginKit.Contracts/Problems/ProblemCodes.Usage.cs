namespace PluginKit.Contracts.Problems;

/// <content>Codes of requests.</content>
public static partial class ProblemCodes
{
    /// <summary>The request cannot be understood.</summary>
    public const string Usage = "usage";

    /// <summary>The target is unknown, is not in the package, or nobody manages it.</summary>
    public const string UnsupportedTarget = "unsupported_target";

    /// <summary>The target cannot be installed in this scope.</summary>
    public const string UnsupportedScope = "unsupported_scope";

    /// <summary>The project scope needs a workspace root.</summary>
    public const string WorkspaceRootRequired = "workspace_root_required";

    /// <summary>The workspace root is not an absolute path of an existing folder, or is the home directory.</summary>
    public const string WorkspaceRootInvalid = "workspace_root_invalid";

    /// <summary>The integration id is not a valid leaf id.</summary>
    public const string IntegrationIdInvalid = "integration_id_invalid";
}
