using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Tests.Disks;

namespace PluginKit.Sources.Tests.Resolution;

public abstract class SourceResolverTests(DiskKind disk)
{
    [Theory]
    [InlineData("", "usage", "A source reference is required")]
    [InlineData("./plugin", "usage", "is a relative path. Nothing here reads the working directory")]
    [InlineData("a/b/c", "usage", "is a relative path")]
    [InlineData("~/plugin", "usage", "begins with '~', which is not expanded")]
    [InlineData("github:owner/repo//path", "git_missing", "is not on the search path")]
    [InlineData("owner/repo//path@v1", "source_unsupported", "write owner/repo@ref//folder")]
    [InlineData("git@example.org:x.git", "git_missing", "is not on the search path")]
    [InlineData("ext::sh -c evil", "source_unsupported", "is not a form of a source reference")]
    [InlineData("file:///etc/x.git", "source_unsupported", "is not a form of a source reference")]
    [InlineData("ssh://-oProxyCommand=evil/x.git", "source_unsupported", "")]
    [InlineData("http://example.org/x.git", "source_unsupported", "has to be https")]
    [InlineData("https://user:secret@example.org/x.git", "source_unsupported", "sign in with a credential helper instead")]
    [InlineData("https://github.com/octo/plugins/tree/main/notes", "source_unsupported", "write github:octo/plugins, with @ref")]
    [InlineData("https://example.org/x", "source_unsupported", "ends in .git")]
    [InlineData("https://example.org/x.zip", "source_unsupported", "looks like an archive, and no source for it is registered")]
    [InlineData("nobody-knows", "source_unsupported", "looks like a bare name, which only a catalog can know")]
    [InlineData("npm:package", "source_unsupported", "is not a form of a source reference. Accepted are an absolute folder path")]
    public async Task What_nobody_takes_is_told_with_its_kind(string reference, string code, string message)
    {
        using var folder = new SourceFolder(disk);

        var resolution = await folder.ResolveAsync(reference);

        resolution.Tree.ShouldBeNull();
        resolution.Problem!.Code.ShouldBe(code);
        resolution.Problem.Message.ShouldContain(message);
        resolution.Problem.NextStep.ShouldNotBeNull();
    }

    [Fact]
    public async Task Credentials_and_control_characters_stay_out_of_messages()
    {
        using var folder = new SourceFolder(disk);

        var resolution = await folder.ResolveAsync("https://ada:hunter2@example.org/x.git?token=hunter2\u001b[31m");

        resolution.Problem!.Message.ShouldNotContain("hunter2");
        resolution.Problem.Message.ShouldNotContain("\u001b");
        resolution.Problem.Path!.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_reference_that_two_sources_take_is_ambiguous()
    {
        using var folder = new SourceFolder(disk, further: [new StubSource("one", static _ => true), new StubSource("two", static _ => true)]);

        var resolution = await folder.ResolveAsync("x");

        resolution.Problem!.Code.ShouldBe(ProblemCodes.Usage);
        resolution.Problem.Message.ShouldContain("(one, two)");
        resolution.Problem.Details!["source_kinds"].ShouldBe("one, two");
    }

    [Fact]
    public async Task A_source_of_a_third_party_is_asked()
    {
        using var folder = new SourceFolder(disk, further: new StubSource("mine", static reference => reference == "mine:x"));

        (await folder.ResolveAsync("mine:x")).Problem!.Message.ShouldBe("mine");
    }

    [Fact]
    public async Task A_source_that_cannot_read_is_a_problem()
    {
        using var folder = new SourceFolder(disk, further: new StubSource("mine", static reference => reference == "mine:x", static () => throw new UnauthorizedAccessException()));

        (await folder.ResolveAsync("mine:x")).Problem!.Code.ShouldBe(ProblemCodes.SourceUnreadable);
    }

    [Fact]
    public async Task Cancellation_is_obeyed()
    {
        using var folder = new SourceFolder(disk);

        await Should.ThrowAsync<OperationCanceledException>(() => folder.Resolver.ResolveAsync(folder.Root, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Without_any_source_the_kind_is_still_told()
    {
        var resolver = new PluginKit.Sources.Resolution.SourceResolver(Array.Empty<IPluginSource>());

        (await resolver.ResolveAsync("/somewhere", CancellationToken.None)).Problem!.Message.ShouldContain("looks like a path on this machine");
    }
}

public sealed class SourceResolverTestsOnVirtualDisk() : SourceResolverTests(DiskKind.Virtual);

public sealed class SourceResolverTestsOnRealDisk() : SourceResolverTests(DiskKind.Real);
