using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Bundles.Downloads;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Releases;

/// <summary>The single changes of a release, each one request.</summary>
internal sealed class ReleaseWriter(GitHubApi api)
{
    private static readonly GitHubJsonContext s_json = GitHubJsonContext.Default;

    public Task<GitHubAnswer<GitHubRelease>> ReadAsync(ReleaseTarget target, long id, CancellationToken cancellationToken) =>
        api.GetAsync($"{target.Path}/{Number(id)}", s_json.GitHubRelease, target.Token, cancellationToken);

    /// <summary>Always as a draft: what is published is complete.</summary>
    public Task<GitHubAnswer<GitHubRelease>> CreateAsync(ReleaseTarget target, CancellationToken cancellationToken) => api.ChangeAsync(
        HttpMethod.Post,
        api.Address(target.Path),
        _ => Json(new() { Tag = target.Tag, Name = target.Tag, IsDraft = true }, s_json.GitHubReleaseDraft),
        s_json.GitHubRelease,
        target.Token,
        cancellationToken);

    public Task<GitHubAnswer<GitHubRelease>> PromoteAsync(ReleaseTarget target, long id, CancellationToken cancellationToken) => api.ChangeAsync(
        HttpMethod.Patch,
        api.Address($"{target.Path}/{Number(id)}"),
        _ => Json(new() { IsDraft = false }, s_json.GitHubReleaseDraft),
        s_json.GitHubRelease,
        target.Token,
        cancellationToken);

    public Task<GitHubAnswer<GitHubAsset>> UploadAsync(
        ReleaseTarget target, long release, UploadedFile file, string name, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken) => api.ChangeAsync(
        HttpMethod.Post,
        api.UploadAddress($"{target.Path}/{Number(release)}/assets?name={Uri.EscapeDataString(name)}"),
        deadline => new UploadContent(file, deadline, progress),
        s_json.GitHubAsset,
        target.Token,
        cancellationToken);

    public Task<GitHubAnswer<GitHubAsset>> RenameAsync(ReleaseTarget target, long asset, string name, CancellationToken cancellationToken) => api.ChangeAsync(
        HttpMethod.Patch, Asset(target, asset), _ => Json(new(name), s_json.GitHubAssetName), s_json.GitHubAsset, target.Token, cancellationToken);

    public Task<Problem?> DeleteAsync(ReleaseTarget target, long asset, CancellationToken cancellationToken) =>
        api.DeleteAsync(Asset(target, asset), target.Token, cancellationToken);

    private Uri Asset(ReleaseTarget target, long asset) => api.Address($"{target.Path}/assets/{Number(asset)}");

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static ByteArrayContent Json<TValue>(TValue value, JsonTypeInfo<TValue> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
