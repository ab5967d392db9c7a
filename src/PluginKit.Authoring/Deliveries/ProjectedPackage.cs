using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Overlays;
using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Deliveries;

/// <summary>Makes the native package of an authored one.</summary>
internal sealed class ProjectedPackage
{
    private readonly PackageFiles _files;
    private readonly NativeFormat _format;
    private readonly DeliveryDraft _draft;

    public ProjectedPackage(AuthoredPackage package, PackageFiles files, NativeFormat format)
    {
        Package = package;
        Problems = files.Problems;
        Overlay = package.TargetOverlays.GetValueOrDefault(format.AuthoredTarget);
        _files = files;
        _format = format;
        _draft = new(files.Tree, files.Problems);
    }

    public AuthoredPackage Package { get; }

    public TargetOverlay? Overlay { get; }

    public ProblemLog Problems { get; }

    public Delivery? Deliver()
    {
        Prepare();
        return Problems.HasErrors || _draft.Build() is not { } content
            ? null
            : new(content, new(_format.AuthoredTarget, IsShipped: false, Package.Manifest.Name, Package.Manifest.Version, Package.Manifest.Description));
    }

    /// <summary>Makes everything but the digest over the files, and so finds everything that is wrong.</summary>
    public void Prepare()
    {
        var manifest = CommonMembers();
        if (Package.Skills.Count > 0)
        {
            manifest["skills"] = "./skills/";
            _draft.CopyFolder(Package.AuthoredPath("skills"), "skills");
        }

        var servers = ServerProjection.Project(Package.McpServers ?? [], _format.AuthoredTarget);
        foreach (var (_, server) in servers)
        {
            _format.Adapt(server!.AsObject());
        }

        if (servers.Count > 0)
        {
            manifest["mcpServers"] = "./.mcp.json";
            _draft.Add(".mcp.json", CanonicalJson.Write(Placeholders.Replace(servers, _format.PackageRoot)!));
        }

        _format.Project(this, manifest);
        MergeExtra(manifest);
        LeaveOutAddresses(manifest);
        _draft.Add(_format.ManifestPath, CanonicalJson.Write(manifest));
        new PayloadReferences(Package, _files, _draft).Add(servers, Overlay);
        CheckManifest(manifest);
    }

    /// <summary>The content of a JSON document of the overlay.</summary>
    public JsonObject? Json(string kind) =>
        Overlay is not null && Overlay.Json.TryGetValue(kind, out var value) ? JsonObject.Create(value) : null;

    public bool HasComponents(string kind) => Overlay?.Components.ContainsKey(kind) == true;

    /// <summary>Copies a folder kind of the overlay to the root of the delivery.</summary>
    public void CopyComponents(string kind)
    {
        if (Overlay is not null && HasComponents(kind))
        {
            _draft.CopyFolder($"{Overlay.Folder}/{kind}", kind);
        }
    }

    /// <summary>Copies a single document of the overlay, byte for byte.</summary>
    public void CopyDocument(string kind, string path)
    {
        if (Overlay is not null && Overlay.Documents.TryGetValue(kind, out var source))
        {
            _draft.Copy(source, path);
        }
    }

    private JsonObject CommonMembers()
    {
        var metadata = EffectiveMetadata.Of(Package, _format.AuthoredTarget);
        var manifest = new JsonObject
        {
            ["name"] = Package.Manifest.Name,
            ["version"] = Package.Manifest.Version,
            ["description"] = Package.Manifest.Description,
        };
        AddText(manifest, "homepage", metadata.HomepageUrl);
        AddText(manifest, "repository", metadata.RepositoryUrl);
        AddText(manifest, "license", metadata.License);
        if (metadata.Author is { } author)
        {
            manifest["author"] = Author(author);
        }

        if (metadata.Keywords.Count > 0)
        {
            manifest["keywords"] = new JsonArray([.. metadata.Keywords.Select(static keyword => (JsonNode)JsonValue.Create(keyword))]);
        }

        return manifest;
    }

    private static JsonObject Author(AuthorInfo author)
    {
        var members = new JsonObject();
        AddText(members, "name", author.Name);
        AddText(members, "email", author.Email);
        AddText(members, "url", author.Url);
        return members;
    }

    private static void AddText(JsonObject members, string name, string? text)
    {
        if (text is not null)
        {
            members[name] = text;
        }
    }

    /// <summary>Extra members, except two that a client would stumble over. Managed members were refused when the overlay was read.</summary>
    private void MergeExtra(JsonObject manifest)
    {
        foreach (var (name, value) in Json("manifest_extra") ?? [])
        {
            if (IsHarmful(name, value))
            {
                var path = Overlay!.Documents["manifest_extra"];
                Problems.Add(ProblemCodes.OverlayIgnored, $"{path}: the member {name} is left out; the client finds its default by itself.", path);
            }
            else
            {
                manifest[name] = value?.DeepClone();
            }
        }
    }

    // The fields of plugin.yaml are addresses already; those of the overlay's documents are taken as they are.
    private void LeaveOutAddresses(JsonObject manifest)
    {
        foreach (var field in ManifestAddresses.LeaveOut(manifest))
        {
            var message = $"{Overlay?.Folder ?? Package.ManifestPath}: {field} of the manifest made for {_format.AuthoredTarget} is no complete address and left out.";
            Problems.Add(Problem.Of(ProblemCodes.AddressUnusable, message, Overlay?.Folder ?? Package.ManifestPath), ("field", field));
        }
    }

    private static bool IsHarmful(string name, JsonNode? value)
    {
        if (value?.GetValueKind() != JsonValueKind.String)
        {
            return false;
        }

        var text = value.GetValue<string>();
        return (name == "hooks" && text is ("./hooks/hooks.json" or "hooks/hooks.json"))
            || (name == "agents" && !text.EndsWith(".md", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What the client would reject in a shipped manifest it would reject here as well, for example Codex a version with a space.</summary>
    private void CheckManifest(JsonObject manifest)
    {
        using var document = JsonDocument.Parse(CanonicalJson.Write(manifest));
        foreach (var fault in _format.Check(document.RootElement, Package.Manifest.Name, _draft.Has).Where(static fault => fault.IsRejected))
        {
            var message = $"{Package.ManifestPath}: the client would reject the manifest made for {_format.AuthoredTarget}: {fault.Message}.";
            Problems.Add(Problem.Of(ProblemCodes.NativeManifestInvalid, message, Package.ManifestPath), ("field", fault.Field));
        }
    }
}
