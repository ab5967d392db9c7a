namespace PluginKit.Bundles.Releases;

/// <summary>Where the releases of GitHub, or of a GitHub Enterprise server, are.</summary>
public sealed class GitHubOptions
{
    /// <summary>The address of the REST interface; ends in a slash. An Enterprise server has <c>https://host/api/v3/</c>. A token is sent to this origin and to that of <see cref="UploadAddress"/>, nowhere else.</summary>
    public Uri ApiAddress { get; set; } = new("https://api.github.com/");

    /// <summary>The address for uploads; ends in a slash. When <see langword="null"/>: <c>https://uploads.github.com/</c> for GitHub itself, <c>…/api/uploads/</c> for an Enterprise server.</summary>
    public Uri? UploadAddress { get; set; }

    /// <summary>The longest time to wait when GitHub says that it answers no more questions for a while. Longer ones are a problem of the code <c>rate_limited</c> that says until when.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request is repeated after such a wait.</summary>
    public int MaxRepeats { get; set; } = 3;

    internal Uri Uploads =>
        UploadAddress
        ?? (string.Equals(ApiAddress.IdnHost, "api.github.com", StringComparison.OrdinalIgnoreCase) ? new("https://uploads.github.com/")
            : ApiAddress.AbsolutePath.EndsWith("/v3/", StringComparison.Ordinal) ? new(ApiAddress, "../uploads/")
            : ApiAddress);
}
