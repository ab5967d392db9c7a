using PluginKit.Authoring.Files;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Publication;

/// <summary>Reads the files of <c>publish/</c>. A file for a target that the package does not have is an error.</summary>
internal static class PublicationReader
{
    private const string Codex = "publish/codex/marketplace.yaml";
    private const string Claude = "publish/claude/marketplace.yaml";
    private const string Gemini = "publish/gemini/gallery.yaml";

    /// <param name="files">The package.</param>
    /// <param name="authoredPrefix">Prefix of authored paths, with a slash at its end or empty.</param>
    /// <param name="targets">The targets of the package; <see langword="null"/> when they could not be read.</param>
    public static PublicationIntents Read(PackageFiles files, string authoredPrefix, IReadOnlyList<string>? targets)
    {
        WarnOfUnused(files, authoredPrefix);
        return new()
        {
            CodexMarketplace = ReadFile(files, authoredPrefix + Codex, "codex-package", targets, ReadCodex),
            ClaudeMarketplace = ReadFile(files, authoredPrefix + Claude, "claude", targets, ReadClaude),
            GeminiGallery = ReadFile(files, authoredPrefix + Gemini, "gemini", targets, ReadGemini),
        };
    }

    private static T? ReadFile<T>(
        PackageFiles files, string path, string target, IReadOnlyList<string>? targets, Func<MappingReader, DocumentReport, T?> read)
        where T : class
    {
        if (!files.Tree.HasFile(path))
        {
            return null;
        }

        if (targets is not null && !targets.Contains(target, StringComparer.Ordinal))
        {
            files.Problems.Add(ProblemCodes.OverlayInvalid, $"{path}: the package cannot be published there, because {target} is not one of its targets.", path);
            return null;
        }

        var report = new DocumentReport(path, ProblemCodes.OverlayInvalid, ProblemCodes.ManifestUnknownField, files.Problems);
        if (files.Mapping(path, report) is not { } root)
        {
            return null;
        }

        var fields = new MappingReader(root, string.Empty, report);
        if (fields.RequiredText("api_version") is { } version && version != "v1")
        {
            report.Invalid(fields.At("api_version"), "api_version has to be v1");
        }

        var intent = read(fields, report);
        fields.WarnOfUnknown();
        return report.HasErrors ? null : intent;
    }

    private static CodexMarketplaceIntent? ReadCodex(MappingReader fields, DocumentReport report)
    {
        var name = PublicationFields.MarketplaceName(fields, report);
        var category = fields.RequiredText("category");
        var intent = new CodexMarketplaceIntent
        {
            MarketplaceName = name ?? string.Empty,
            DisplayName = fields.Text("display_name"),
            SourceRoot = PublicationFields.SourceRoot(fields, report),
            Category = category ?? string.Empty,
            InstallationPolicy = PublicationFields.OneOf(
                fields, report, "installation_policy", upper: true, "AVAILABLE", "INSTALLED_BY_DEFAULT", "NOT_AVAILABLE"),
            AuthenticationPolicy = PublicationFields.UpperSnake(fields, report, "authentication_policy", "ON_INSTALL"),
        };
        return intent;
    }

    private static ClaudeMarketplaceIntent? ReadClaude(MappingReader fields, DocumentReport report)
    {
        var name = PublicationFields.MarketplaceName(fields, report);
        var owner = fields.RequiredText("owner_name");
        var root = PublicationFields.SourceRoot(fields, report);
        return name is null || owner is null ? null : new(name, owner, root);
    }

    private static GeminiGalleryIntent? ReadGemini(MappingReader fields, DocumentReport report)
    {
        var distribution = PublicationFields.OneOf(fields, report, "distribution", upper: false, "git_repository", "github_release");
        var manifestRoot = PublicationFields.OneOf(fields, report, "manifest_root", upper: false, "repository_root", "release_archive_root");
        _ = PublicationFields.OneOf(fields, report, "repository_visibility", upper: false, "public");
        _ = PublicationFields.OneOf(fields, report, "github_topic", upper: false, "gemini-cli-extension");
        if (manifestRoot == "release_archive_root" && distribution != "github_release")
        {
            report.Invalid(fields.At("manifest_root"), "manifest_root: release_archive_root needs distribution: github_release");
        }

        return new(distribution, manifestRoot);
    }

    private static void WarnOfUnused(PackageFiles files, string authoredPrefix)
    {
        string[] known = [authoredPrefix + Codex, authoredPrefix + Claude, authoredPrefix + Gemini];
        foreach (var path in files.FilesBelow(authoredPrefix + "publish").Where(path => !known.Contains(path, StringComparer.Ordinal)))
        {
            files.Problems.Add(ProblemCodes.OverlayIgnored, $"{path}: no publication channel has this file.", path);
        }
    }
}
