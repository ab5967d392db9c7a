using PluginKit.Sources.References;

namespace PluginKit.Sources.Tests.References;

public sealed class SourceReferencesTests
{
    [Theory]
    [InlineData("", ReferenceForm.Empty)]
    [InlineData("  \t", ReferenceForm.Empty)]
    [InlineData("/home/ada/plugin", ReferenceForm.AbsolutePath)]
    [InlineData("/", ReferenceForm.AbsolutePath)]
    [InlineData(".", ReferenceForm.RelativePath)]
    [InlineData("..", ReferenceForm.RelativePath)]
    [InlineData("./plugin", ReferenceForm.RelativePath)]
    [InlineData("../plugin", ReferenceForm.RelativePath)]
    [InlineData("a/b/c", ReferenceForm.RelativePath)]
    [InlineData("a\\b", ReferenceForm.RelativePath)]
    [InlineData("~", ReferenceForm.HomePath)]
    [InlineData("~/plugin", ReferenceForm.HomePath)]
    [InlineData("~ada/plugin", ReferenceForm.HomePath)]
    [InlineData("owner/repo", ReferenceForm.GitHubPath)]
    [InlineData("github:owner/repo", ReferenceForm.GitHubPath)]
    [InlineData("github:owner/repo//plugins/x", ReferenceForm.GitHubPath)]
    [InlineData("owner/repo@v1.2//plugins/x", ReferenceForm.GitHubPath)]
    [InlineData("owner/repo@v1.2", ReferenceForm.GitHubPath)]
    [InlineData("owner/repo@v1//plugins/@scope", ReferenceForm.GitHubPath)]
    [InlineData("github:owner/repo//plugins/x@v1", ReferenceForm.GitHubPathMisordered)]
    [InlineData("owner/repo//plugins/x@v1", ReferenceForm.GitHubPathMisordered)]
    [InlineData("github:owner", ReferenceForm.Unknown)]
    [InlineData("github:-owner/repo", ReferenceForm.Unknown)]
    [InlineData("github:owner/..", ReferenceForm.Unknown)]
    [InlineData("github:owner/repo//", ReferenceForm.Unknown)]
    [InlineData("github:owner/repo@", ReferenceForm.Unknown)]
    [InlineData("https://example.org/x.git", ReferenceForm.GitUrl)]
    [InlineData("https://example.org/x.git#main", ReferenceForm.GitUrl)]
    [InlineData("ssh://git@example.org/x.git", ReferenceForm.GitUrl)]
    [InlineData("git@example.org:owner/x.git", ReferenceForm.GitUrl)]
    [InlineData("https://user:secret@example.org/x.git", ReferenceForm.Unknown)]
    [InlineData("ssh://git:secret@example.org/x.git", ReferenceForm.Unknown)]
    [InlineData("http://example.org/x.git", ReferenceForm.Unknown)]
    [InlineData("file:///x.git", ReferenceForm.Unknown)]
    [InlineData("https://example.org/x.git?a=b", ReferenceForm.Unknown)]
    [InlineData("https://github.com/owner/repo", ReferenceForm.Unknown)]
    [InlineData("/home/ada/plugin.zip", ReferenceForm.Archive)]
    [InlineData("https://example.org/plugin.tar.gz", ReferenceForm.Archive)]
    [InlineData("plugin.tgz", ReferenceForm.Archive)]
    [InlineData("context7", ReferenceForm.Alias)]
    [InlineData("docker-hub", ReferenceForm.Alias)]
    [InlineData("a\nb", ReferenceForm.Unknown)]
    [InlineData("/home/\0", ReferenceForm.Unknown)]
    [InlineData("npm:package", ReferenceForm.Unknown)]
    public void The_form_is_recognised_from_the_text_alone(string reference, ReferenceForm form) => SourceReferences.FormOf(reference).ShouldBe(form);

    [Fact]
    public void A_reference_without_end_is_not_looked_at() =>
        SourceReferences.FormOf("/" + new string('a', SourceReferences.MaxLength)).ShouldBe(ReferenceForm.Unknown);
}
