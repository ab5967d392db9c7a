using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Manifests;

public abstract class ManifestRuleTests(DiskKind disk)
{
    private const string Head = "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\n";

    [Fact]
    public void Every_field_is_read_and_normalised()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", """
            api_version: v1
            name: demo
            version: 1.2.3-rc.1
            description: "  A demo.  "
            author:
              name: Ada
              email: ada@example.org
              url: https://example.org/ada
            homepage: https://example.org
            repository: https://example.org/demo.git
            license: MIT
            keywords: [zeta, " alpha ", zeta, ""]
            targets: [Gemini, claude, " codex-package ", claude]
            """);

        var manifest = package.Package().Manifest;

        manifest.Name.ShouldBe("demo");
        manifest.Version.ShouldBe("1.2.3-rc.1");
        manifest.Description.ShouldBe("A demo.");
        (manifest.Author!.Name, manifest.Author.Email, manifest.Author.Url).ShouldBe(("Ada", "ada@example.org", "https://example.org/ada"));
        (manifest.Homepage, manifest.Repository, manifest.License).ShouldBe(("https://example.org", "https://example.org/demo.git", "MIT"));
        manifest.Keywords.ShouldBe(["alpha", "zeta"]);
        manifest.Targets.ShouldBe(["claude", "codex-package", "gemini"]);
    }

    [Fact]
    public void An_author_without_any_text_is_no_author()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", Head + "targets: [claude]\nauthor: {name: '', email: ~}\n");

        package.Package().Manifest.Author.ShouldBeNull();
    }

    [Fact]
    public void The_manifest_digest_is_that_of_the_raw_bytes()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", Head + "targets: [claude]\n");
        using var crlf = new TestPackage(disk).With("plugin/plugin.yaml", (Head + "targets: [claude]\n").ReplaceLineEndings("\r\n"));

        package.Package().ManifestDigest.ShouldBe("sha256:05692baececeb0024377a0faa681c388b728ae4507e5cb6684e05343dec14884");
        crlf.Package().ManifestDigest.ShouldNotBe(package.Package().ManifestDigest);
    }

    public static TheoryData<string, string, int, int> Invalid => new()
    {
        { "name: demo\nversion: 0.1.0\ndescription: d\ntargets: [claude]", "api_version is required", 1, 1 },
        { "api_version: v2\nname: demo\nversion: 0.1.0\ndescription: d\ntargets: [claude]", "api_version has to be v1", 1, 14 },
        { "api_version: v1\nversion: 0.1.0\ndescription: d\ntargets: [claude]", "name is required", 1, 1 },
        { "api_version: v1\nname: demo\ndescription: d\ntargets: [claude]", "version is required", 1, 1 },
        { "api_version: v1\nname: demo\nversion: 0.1.0\ntargets: [claude]", "description is required", 1, 1 },
        { "api_version: v1\nname: demo\nversion: '  '\ndescription: d\ntargets: [claude]", "version is required", 3, 10 },
        { "api_version: v1\nname: demo\nversion: 1.0\ndescription: d\ntargets: [claude]", "version has to be a text; write it in quotes", 3, 10 },
        { "api_version: v1\nname: demo\nversion: 3\ndescription: d\ntargets: [claude]", "version has to be a text; write it in quotes", 3, 10 },
        { "api_version: v1\nname: demo\nversion: 1e3\ndescription: d\ntargets: [claude]", "version has to be a text; write it in quotes", 3, 10 },
        { "api_version: v1\nname: demo\nversion: 2026-05-01\ndescription: d\ntargets: [claude]", "version has to be a text; write it in quotes", 3, 10 },
        { "api_version: v1\nname: true\nversion: 0.1.0\ndescription: d\ntargets: [claude]", "name has to be a text; write it in quotes", 2, 7 },
        { "api_version: v1\nname: [demo]\nversion: 0.1.0\ndescription: d\ntargets: [claude]", "name has to be a text", 2, 7 },
        { "api_version: v1\nname: 1demo\nversion: 0.1.0\ndescription: d\ntargets: [claude]", "name has to begin with a letter", 2, 7 },
        { "api_version: v1\nname: de.mo\nversion: 0.1.0\ndescription: d\ntargets: [claude]", "name has to begin with a letter", 2, 7 },
        { "api_version: v1\nname: ../demo\nversion: 0.1.0\ndescription: d\ntargets: [claude]", "name has to begin with a letter", 2, 7 },
        { "api_version: v1\nname: con\nversion: 0.1.0\ndescription: d\ntargets: [claude]", "name has to begin with a letter", 2, 7 },
        { "api_version: v1\nname: De_mo\nversion: 0.1.0\ndescription: d\ntargets: [gemini]", "because gemini is a target", 2, 7 },
        { Head + "targets: []", "targets has to name at least one target", 5, 10 },
        { Head, "targets is required", 1, 1 },
        { Head + "targets: {claude: true}", "targets is a map of an older format", 5, 10 },
        { Head + "targets: claude", "targets has to be a list", 5, 10 },
        { Head + "targets: [claude, 5]", "targets[1] has to be a text", 5, 19 },
        { Head + "targets:\n  - claude\n  - codex\n", "use codex-package for a plugin or codex-runtime", 7, 5 },
        { Head + "targets: [vscode]", "targets[0] is not a known target; known are claude, codex-package,", 5, 11 },
        { Head + "targets: [claude]\nschema_version: 1", "schema_version belongs to an older format", 6, 1 },
        { Head + "targets: [claude]\ncomponents: {}", "components belongs to an older format", 6, 1 },
        { Head + "targets: [claude]\nruntime: node", "it moved to launcher.yaml", 6, 1 },
        { Head + "targets: [claude]\nentrypoint: ./bin/x", "it moved to launcher.yaml", 6, 1 },
        { Head + "targets: [claude]\nformat: plugin-kit-ai/package", "format belongs to an older format", 6, 9 },
        { Head + "targets: [claude]\nkeywords: mcp", "keywords has to be a list", 6, 11 },
        { Head + "targets: [claude]\nkeywords: [mcp, 7]", "keywords[1] has to be a text", 6, 17 },
        { Head + "targets: [claude]\nauthor: Ada", "author has to be a mapping", 6, 9 },
        { Head + "targets: [claude]\nauthor:\n  name: 5", "author.name has to be a text", 7, 9 },
        { Head + "targets: [claude]\nhomepage: {a: b}", "homepage has to be a text", 6, 11 },
        { "- api_version: v1", "the document has to be a mapping", 1, 1 },
        { "", "the document has to be a mapping", 1, 1 },
        { "# nothing\n", "the document has to be a mapping", 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void A_broken_rule_is_an_error_at_its_place(string yaml, string message, int line, int column)
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", yaml);

        var error = package.OnlyError();

        error.Code.ShouldBe(ProblemCodes.ManifestInvalid);
        error.Message.ShouldContain(message);
        error.Message.ShouldStartWith("plugin/plugin.yaml: ");
        (error.Path, error.Line, error.Column).ShouldBe(("plugin/plugin.yaml", line, column));
        error.Details!["package"].ShouldBe("/packages/demo");
    }

    [Fact]
    public void Several_errors_are_told_at_once()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", "name: 5\nversion: 1.0\ntargets: [codex]\n");

        package.Read().Problems.Count(static problem => problem.IsError).ShouldBe(5);
    }

    [Fact]
    public void Unknown_fields_are_warnings_with_their_path()
    {
        using var package = new TestPackage(disk).With(
            "plugin/plugin.yaml", Head + "targets: [claude]\nhomepge: x\nauthor:\n  name: Ada\n  mail: a@b.c\n");

        var warnings = package.Package().Warnings;

        warnings.Select(static warning => warning.Brief()).ShouldBe(
            ["manifest_unknown_field plugin/plugin.yaml 9:3", "manifest_unknown_field plugin/plugin.yaml 6:1"]);
        warnings[0].Message.ShouldContain("author.mail");
        warnings.ShouldAllBe(static warning => !warning.IsError);
    }

    [Fact]
    public void Only_the_first_document_is_read_and_the_rest_is_mentioned()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", Head + "targets: [claude]\n---\nname: [\n");

        package.Package().Warnings.ShouldHaveSingleItem().Message.ShouldContain("only the first of the YAML documents");
    }

    [Fact]
    public void Messages_never_carry_the_value()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", Head + "targets: [s3cret]\nauthor: s3cret\n");

        package.Read().Problems.ShouldAllBe(static problem => !problem.Message.Contains("s3cret"));
    }

    [Fact]
    public void Targets_that_no_lifecycle_manages_are_mentioned_and_do_not_stop_the_others()
    {
        using var package = TestPackage.For("claude, codex-runtime, cursor-workspace", disk);

        var read = package.Package();

        read.Warnings.Select(static warning => (warning.Code, warning.TargetId)).ShouldBe(
            [(ProblemCodes.PackageTargetIgnored, "codex-runtime"), (ProblemCodes.PackageTargetIgnored, "cursor-workspace")]);
    }
}

public sealed class ManifestRuleTestsOnVirtualDisk() : ManifestRuleTests(DiskKind.Virtual);

public sealed class ManifestRuleTestsOnRealDisk() : ManifestRuleTests(DiskKind.Real);
