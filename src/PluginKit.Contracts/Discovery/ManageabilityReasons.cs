namespace PluginKit.Contracts.Discovery;

/// <summary>Why a native entry may only be shown. Third parties may add codes of their own.</summary>
public static class ManageabilityReasons
{
    /// <summary><c>native_external_entry</c>: somebody else put it there; this release takes nothing over.</summary>
    public const string NativeExternalEntry = "native_external_entry";

    /// <summary><c>managed_by_policy</c>: an administrator's policy put it there or switches it.</summary>
    public const string ManagedByPolicy = "managed_by_policy";

    /// <summary><c>skills_directory</c>: a folder of the user that the client loads in place; the client has no command that removes it.</summary>
    public const string SkillsDirectory = "skills_directory";

    /// <summary><c>other_project</c>: it belongs to a project that is not the workspace.</summary>
    public const string OtherProject = "other_project";

    /// <summary><c>unsupported_scope</c>: it sits in a scope that PluginKit only reports (<c>local</c>).</summary>
    public const string UnsupportedScope = "unsupported_scope";

    /// <summary><c>client_file_unusable</c>: a file of the client that a change would rewrite cannot be read.</summary>
    public const string ClientFileUnusable = "client_file_unusable";

    /// <summary><c>remains</c>: only remains of a plugin are there.</summary>
    public const string Remains = "remains";

    /// <summary>All codes of this release.</summary>
    public static IReadOnlyList<string> All { get; } =
        [NativeExternalEntry, ManagedByPolicy, SkillsDirectory, OtherProject, UnsupportedScope, ClientFileUnusable, Remains];
}
