using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PluginKit.Contracts.Digests;

namespace PluginKit.Bundles.Tests.Server;

/// <summary>The parts of the REST interface of GitHub that are used, with its rules: names of assets are unique, drafts are not found by tag, a broken upload leaves a <c>starter</c>.</summary>
internal sealed class GitHubFake
{
    private readonly Lock _gate = new();
    private long _next = 100;

    public GitHubFake(ReleaseServer server) => server.Otherwise = AnswerAsync;

    /// <summary>Wants this token for everything when it is set.</summary>
    public string? Token { get; set; }

    /// <summary>Whether assets tell their digest, as the server does since 2025.</summary>
    public bool TellsDigests { get; set; } = true;

    /// <summary>Where the bytes of an asset are; the server itself gives them when this is <see langword="null"/>.</summary>
    public Func<FakeAsset, string>? Storage { get; set; }

    public List<FakeRelease> Releases { get; } = [];

    public FakeRelease Release(string tag, bool draft = false, bool prerelease = false)
    {
        var release = new FakeRelease(_next++, tag) { IsDraft = draft, IsPrerelease = prerelease };
        Releases.Add(release);
        return release;
    }

    public FakeAsset Asset(FakeRelease release, string name, byte[] content, string state = "uploaded")
    {
        var asset = new FakeAsset(_next++, content) { Name = name, State = state };
        release.Assets.Add(asset);
        return asset;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (Token is not null && context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            context.Response.StatusCode = 404;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var parts = context.Request.Path.Value!.Trim('/').Split('/');
        if (parts is not ["repos", "octo", "demo", "releases", .. var rest])
        {
            context.Response.StatusCode = 404;
            return;
        }

        (int Status, JsonNode? Json, byte[]? Bytes, string? Location) answer;
        lock (_gate)
        {
            answer = Answer(context.Request, rest, body.ToArray());
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Location is not null)
        {
            context.Response.Headers.Location = answer.Location;
        }
        else if (answer.Bytes is not null)
        {
            context.Response.ContentType = "application/octet-stream";
            await context.Response.Body.WriteAsync(answer.Bytes);
        }
        else if (answer.Json is not null)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(answer.Json.ToJsonString());
        }
    }

    private (int Status, JsonNode? Json, byte[]? Bytes, string? Location) Answer(HttpRequest request, string[] rest, byte[] body) => (request.Method, rest) switch
    {
        ("GET", []) => (200, new JsonArray([.. Releases.Select(release => (JsonNode)Json(release))]), null, null),
        ("GET", ["latest"]) => One(Releases.LastOrDefault(static release => release is { IsDraft: false, IsPrerelease: false })),
        ("GET", ["tags", .. var tag]) => One(Releases.Find(release => release.Tag == Uri.UnescapeDataString(string.Join('/', tag)) && (!release.IsDraft || release.IsShownAsDraft))),
        ("GET", ["assets", var id]) => Download(Find(id)),
        ("GET", [var id]) => One(Releases.Find(release => release.Id == long.Parse(id))),
        ("POST", []) => Create(JsonNode.Parse(body)!),
        ("POST", [var id, "assets"]) => Upload(Releases.Single(release => release.Id == long.Parse(id)), request.Query["name"]!, body),
        ("PATCH", ["assets", var id]) => Rename(Find(id), (string)JsonNode.Parse(body)!["name"]!),
        ("PATCH", [var id]) => Change(Releases.Single(release => release.Id == long.Parse(id)), JsonNode.Parse(body)!),
        ("DELETE", ["assets", var id]) => Delete(Find(id)),
        _ => (404, null, null, null),
    };

    private (FakeRelease Release, FakeAsset Asset)? Find(string id) =>
        Releases.SelectMany(static release => release.Assets, static (release, asset) => (release, asset)).Where(pair => pair.asset.Id == long.Parse(id)).Select(static pair => ((FakeRelease, FakeAsset)?)pair).FirstOrDefault();

    private (int, JsonNode?, byte[]?, string?) One(FakeRelease? release) => release is null ? (404, null, null, null) : (200, Json(release), null, null);

    private (int, JsonNode?, byte[]?, string?) Download((FakeRelease Release, FakeAsset Asset)? found) =>
        found is not { } pair ? (404, null, null, null) : Storage is null ? (200, null, pair.Asset.Content, null) : (302, null, null, Storage(pair.Asset));

    private (int, JsonNode?, byte[]?, string?) Create(JsonNode body)
    {
        if (Releases.Exists(release => release.Tag == (string)body["tag_name"]! && !release.IsDraft))
        {
            return (422, null, null, null);
        }

        return (201, Json(Release((string)body["tag_name"]!, (bool)body["draft"]!)), null, null);
    }

    private (int, JsonNode?, byte[]?, string?) Upload(FakeRelease release, string name, byte[] body) =>
        release.Assets.Exists(asset => asset.Name == name) ? (422, null, null, null) : (201, Json(Asset(release, name, body)), null, null);

    private (int, JsonNode?, byte[]?, string?) Rename((FakeRelease Release, FakeAsset Asset)? found, string name)
    {
        if (found is not { } pair || pair.Release.Assets.Exists(asset => asset.Name == name))
        {
            return (422, null, null, null);
        }

        pair.Asset.Name = name;
        return (200, Json(pair.Asset), null, null);
    }

    private (int, JsonNode?, byte[]?, string?) Change(FakeRelease release, JsonNode body)
    {
        release.IsDraft = (bool)body["draft"]!;
        if (!release.IsDraft)
        {
            release.AssetsWhenPublished ??= [.. release.Assets.Select(static asset => asset.Name)];
        }

        return (200, Json(release), null, null);
    }

    private static (int, JsonNode?, byte[]?, string?) Delete((FakeRelease Release, FakeAsset Asset)? found)
    {
        if (found is not { } pair)
        {
            return (404, null, null, null);
        }

        pair.Release.Assets.Remove(pair.Asset);
        return (204, null, null, null);
    }

    private JsonObject Json(FakeRelease release) => new()
    {
        ["id"] = release.Id,
        ["tag_name"] = release.Tag,
        ["draft"] = release.IsDraft,
        ["prerelease"] = release.IsPrerelease,
        ["body"] = null,
        ["assets"] = new JsonArray([.. release.Assets.Select(asset => (JsonNode)Json(asset))]),
    };

    private JsonObject Json(FakeAsset asset) => new()
    {
        ["id"] = asset.Id,
        ["name"] = asset.Name,
        ["state"] = asset.State,
        ["size"] = asset.Content.Length,
        ["digest"] = TellsDigests ? ContentDigest.Of(asset.Content) : null,
        ["browser_download_url"] = "https://elsewhere.example/" + JsonEncodedText.Encode(asset.Name),
    };
}
