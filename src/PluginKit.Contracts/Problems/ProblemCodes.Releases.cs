namespace PluginKit.Contracts.Problems;

/// <content>Codes of releases.</content>
public static partial class ProblemCodes
{
    /// <summary>The repository has no such release.</summary>
    public const string ReleaseNotFound = "release_not_found";

    /// <summary>The release is a draft.</summary>
    public const string ReleaseIsDraft = "release_is_draft";

    /// <summary>Several releases have the same tag.</summary>
    public const string ReleaseAmbiguous = "release_ambiguous";

    /// <summary>The release has no such asset.</summary>
    public const string ReleaseAssetNotFound = "release_asset_not_found";

    /// <summary>Several assets of the release could be meant.</summary>
    public const string ReleaseAssetAmbiguous = "release_asset_ambiguous";

    /// <summary>The release already has another asset of this name.</summary>
    public const string ReleaseConflict = "release_conflict";

    /// <summary>The release could not be published.</summary>
    public const string ReleaseNotPublished = "release_not_published";
}
