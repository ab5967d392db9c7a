namespace PluginKit.Contracts.Documents;

/// <summary>The source kinds of PluginKit. Third parties may add their own words.</summary>
public static class SourceKinds
{
    /// <summary>A folder on this machine, as an absolute path.</summary>
    public const string LocalPath = "local_path";

    /// <summary>A path inside a GitHub repository.</summary>
    public const string GitHubRepositoryPath = "github_repo_path";

    /// <summary>A Git URL.</summary>
    public const string GitUrl = "git_url";

    /// <summary>A resolved commit.</summary>
    public const string GitCommit = "git_commit";
}
