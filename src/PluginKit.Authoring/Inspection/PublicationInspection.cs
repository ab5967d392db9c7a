using PluginKit.Authoring.Packages;

namespace PluginKit.Authoring.Inspection;

/// <summary>Makes the publication model of a package.</summary>
internal static class PublicationInspection
{
    private static readonly Dictionary<string, (string Package, string Channel, string Folder)> Families = new(StringComparer.Ordinal)
    {
        ["claude"] = ("claude-plugin", "claude-marketplace", "publish/claude"),
        ["codex-package"] = ("codex-plugin", "codex-marketplace", "publish/codex"),
        ["gemini"] = ("gemini-extension", "gemini-gallery", "publish/gemini"),
    };

    public static PublicationModel Of(AuthoredPackage package, AuthoredFiles files, IReadOnlyList<InspectedTarget> targets)
    {
        var manifest = package.Manifest;
        return new(
            new("v1", manifest.Name, manifest.Version, manifest.Description),
            [.. targets.Where(static target => Families.ContainsKey(target.Contract.Id)).Select(target => Package(package, files, target))],
            Channels(package));
    }

    private static PublicationPackage Package(AuthoredPackage package, AuthoredFiles files, InspectedTarget target)
    {
        var contract = target.Contract;
        var (family, channel, folder) = Families[contract.Id];
        IEnumerable<string> inputs =
        [
            package.ManifestPath,
            .. package.Launcher is not null && contract.Launcher != Targets.LauncherRequirement.Ignored ? files.File("launcher.yaml") : [],
            .. contract.PortableKinds.Contains("mcp_servers", StringComparer.Ordinal) ? files.File("mcp/servers.yaml") : [],
            .. contract.PortableKinds.Contains("skills", StringComparer.Ordinal) ? files.Below("skills") : [],
            .. files.Below($"targets/{contract.Id}"),
            .. files.Below(folder),
        ];
        return new()
        {
            Target = contract.Id,
            PackageFamily = family,
            ChannelFamilies = [channel],
            TargetClass = contract.TargetClass,
            InstallModel = contract.InstallModel,
            AuthoredInputs = [.. inputs.Order(StringComparer.Ordinal)],
            AuthoredDocuments = target.NativeDocuments,
            ManagedArtifacts = target.ManagedArtifacts,
        };
    }

    private static List<PublicationChannel> Channels(AuthoredPackage package)
    {
        var (intents, channels) = (package.Publication, new List<PublicationChannel>());
        if (intents.ClaudeMarketplace is { } claude)
        {
            channels.Add(Channel(package, "claude", "marketplace.yaml", ("marketplace_name", claude.MarketplaceName), ("owner_name", claude.OwnerName), ("source_root", claude.SourceRoot)));
        }

        if (intents.CodexMarketplace is { } codex)
        {
            channels.Add(Channel(
                package, "codex-package", "marketplace.yaml", ("marketplace_name", codex.MarketplaceName), ("display_name", codex.DisplayName),
                ("source_root", codex.SourceRoot), ("category", codex.Category), ("installation_policy", codex.InstallationPolicy),
                ("authentication_policy", codex.AuthenticationPolicy)));
        }

        if (intents.GeminiGallery is { } gemini)
        {
            channels.Add(Channel(
                package, "gemini", "gallery.yaml", ("distribution", gemini.Distribution), ("manifest_root", gemini.ManifestRoot),
                ("repository_visibility", "public"), ("github_topic", "gemini-cli-extension")));
        }

        return channels;
    }

    private static PublicationChannel Channel(AuthoredPackage package, string target, string file, params ReadOnlySpan<(string Field, string? Value)> details)
    {
        var said = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, value) in details)
        {
            if (value is not null)
            {
                said[field] = value;
            }
        }

        var (_, family, folder) = Families[target];
        return new(family, package.AuthoredPath($"{folder}/{file}"), [target], said);
    }
}
