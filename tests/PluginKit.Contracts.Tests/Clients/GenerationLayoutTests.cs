using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Tests.Clients;

public sealed class GenerationLayoutTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "owned");
    private static readonly GenerationLayout Layout = new(Root, "ctx");
    private static readonly string Digest = ContentDigest.OfText("one");
    private static readonly string Name = ContentDigest.HexOf(Digest)![..GenerationLayout.NameLength];

    [Fact]
    public void A_generation_lies_in_a_folder_named_by_its_digest_and_ends_with_the_id()
    {
        Layout.Folder.ShouldBe(Path.Combine(Root, "g"));
        Layout.PathOf(Digest).ShouldBe(Path.Combine(Root, "g", Name, "ctx"));
        Layout.RelativePathOf(Digest).ShouldBe($"./g/{Name}/ctx");
    }

    [Fact]
    public void The_folders_that_hold_files_promise_the_beginning_of_their_digest()
    {
        var files = new ListedFiles(new(Layout.Folder, FileViewStatus.Ok, ["emptied", Name], []), Layout.PathOf(Digest));

        var view = Layout.Read(files);

        view.Generations.ShouldBe([new GenerationFolder(Layout.PathOf(Digest), "sha256:" + Name)]);
        GenerationLayout.Fits(view.Generations[0].Digest!, Digest).ShouldBeTrue();
        view.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FileViewStatus.Absent, false)]
    [InlineData(FileViewStatus.Unreadable, true)]
    public void A_folder_that_cannot_be_listed_is_a_problem_and_an_absent_one_is_none(FileViewStatus status, bool isProblem)
    {
        var view = Layout.Read(new ListedFiles(new(Layout.Folder, status, [], []), string.Empty));

        view.Generations.ShouldBeEmpty();
        view.Problems.Select(static problem => problem.Code).ShouldBe(isProblem ? [ProblemCodes.ClientFileUnreadable] : []);
    }

    [Fact]
    public void A_promise_is_a_whole_digest_or_a_beginning_that_names_a_folder()
    {
        GenerationLayout.Fits(Digest, Digest).ShouldBeTrue();
        GenerationLayout.Fits("sha256:" + Name, Digest).ShouldBeTrue();
        GenerationLayout.Fits("sha256:" + Name[..^1], Digest).ShouldBeFalse("too short to be a name");
        GenerationLayout.Fits("sha256:" + Name, ContentDigest.OfText("two")).ShouldBeFalse();
        GenerationLayout.Fits("sha256:" + Name, null).ShouldBeFalse();
    }

    private sealed class ListedFiles(FolderView listed, string directory) : IClientFiles
    {
        public FileView Read(string path) => throw new NotSupportedException(path);

        public FolderView List(string path) => path == listed.Path ? listed : throw new NotSupportedException(path);

        public PathKind KindOf(string path) => path == directory ? PathKind.Directory : PathKind.Absent;
    }
}
