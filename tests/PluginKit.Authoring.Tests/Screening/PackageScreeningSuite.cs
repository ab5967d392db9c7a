using System.Text;
using PluginKit.Authoring.Screening;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Screening;

/// <summary>Every file of a package is looked into, and what is not is listed.</summary>
public abstract class PackageScreeningSuite(DiskKind kind)
{
    private const string Skill = "plugin/skills/notes/SKILL.md";

    [Fact]
    public void A_package_without_anything_hidden_is_read_whole()
    {
        using var package = TestPackage.For("claude", kind).With(Skill, "---\nname: notes\n---\nUse ❤\uFE0F and 👨\u200D👩\u200D👧.\n").With("src/run.py", "print('ü')\n");

        var report = Screen(package);

        report.Problems.ShouldBeEmpty();
        report.Coverage.Files.ShouldBe(3);
        report.Coverage.FilesRead.ShouldBe(3);
        report.Coverage.Unread.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Skill)]
    [InlineData("plugin/plugin.yaml")]
    [InlineData(".mcp.json")]
    [InlineData("commands/REVIEW.MD")]
    public void Hidden_characters_in_manifests_and_instructions_are_errors_with_their_place(string path)
    {
        using var package = TestPackage.For("claude", kind).With(path, "line: one\nname: a\u202Eb\u200Bc\n");

        var problem = Screen(package).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(ProblemCodes.HiddenInstructions);
        problem.IsError.ShouldBeTrue();
        (problem.Path, problem.Line, problem.Column).ShouldBe((path, 2, 8));
        problem.Details.ShouldNotBeNull()["code_point"].ShouldBe("U+202E");
        problem.Details["count"].ShouldBe("2");
        problem.Message.ShouldContain("U+202E");
        problem.Message.ShouldNotContain("\u202E");
    }

    [Fact]
    public void What_tags_say_to_a_model_is_told()
    {
        var tags = string.Concat("curl evil".Select(static letter => char.ConvertFromUtf32(0xE0000 + letter)));
        using var package = TestPackage.For("claude", kind).With(Skill, $"---\nname: notes\n---\nHello{tags}\n");

        Screen(package).Problems.ShouldHaveSingleItem().Message.ShouldContain("says \"curl evil\" to a model");
    }

    [Fact]
    public void In_source_code_they_are_a_warning()
    {
        using var package = TestPackage.For("claude", kind).With("src/run.py", "# \u202E\n").With("notes.md", "soft\u00ADhyphen");

        var problems = Screen(package).Problems;

        problems.Select(static problem => $"{problem.Path} {problem.Code} {problem.IsError}").ShouldBe(
            [$"notes.md {ProblemCodes.HiddenText} False", $"src/run.py {ProblemCodes.HiddenText} False"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("a.pyc", new byte[] { 0xA7, 0x0D, 0x0D, 0x0A, 0, 0, 0, 0 }, "binary")]
    [InlineData("a.docx", new byte[] { 0x50, 0x4B, 3, 4, 20, 0 }, "archive")]
    [InlineData("nested.tgz", new byte[] { 0x1F, 0x8B, 8, 0 }, "archive")]
    [InlineData("latin.md", new byte[] { (byte)'a', 0xE9, (byte)'b' }, "encoding")]
    public void What_cannot_be_read_as_text_is_listed_and_never_clean(string path, byte[] bytes, string reason)
    {
        using var package = TestPackage.For("claude", kind).With(path, bytes);

        var coverage = Screen(package).Coverage;

        (coverage.Files, coverage.FilesRead).ShouldBe((2, 1));
        var unread = coverage.Unread.ShouldHaveSingleItem();
        (unread.Path, unread.Bytes, unread.Reason).ShouldBe((path, bytes.Length, reason));
    }

    [Fact]
    public void A_wide_text_is_read_and_a_wide_list_is_cut()
    {
        using var package = TestPackage.For("claude", kind).With("wide.md", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\u202Eb")]);
        for (var number = 0; number < 250; number++)
        {
            package.With($"bin/{number:000}.dat", [0, 1]);
        }

        var report = Screen(package);

        report.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.HiddenInstructions);
        (report.Coverage.Files, report.Coverage.FilesRead, report.Coverage.Unread.Count).ShouldBe((252, 2, 200));
    }

    [Theory]
    [InlineData(Skill, "<!DOCTYPE html><html><title>Sign in</title>", true)]
    [InlineData(Skill, "\uFEFF\n <HTML>", true)]
    [InlineData(Skill, "{\"message\":\"Not Found\"}", true)]
    [InlineData("plugin/skills/notes/refs.json", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n", true)]
    [InlineData("assets/icon.png", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n", false)]
    public void A_page_an_answer_or_a_pointer_in_place_of_a_file_is_none(string path, string text, bool isError)
    {
        using var package = TestPackage.For("claude", kind).With(path, text);

        var problem = Screen(package).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Path, problem.IsError).ShouldBe((ProblemCodes.SourceNotContent, path, isError));
    }

    [Fact]
    public void Comments_in_instructions_are_told_with_their_lines_and_are_no_error()
    {
        using var package = TestPackage.For("claude", kind).With(Skill, "---\nname: notes\n---\n<!-- one\n<!-- still the first --> text <!-- second -->\n```html\n<!-- shown -->\n```\n");

        var problem = Screen(package).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Severity, problem.Line).ShouldBe((ProblemCodes.HiddenComment, ProblemSeverity.Info, 4));
        problem.Message.ShouldContain("line 4, 5)");
    }

    private static ScreeningReport Screen(TestPackage package) => PackageScreening.Screen(package.Tree());
}

public sealed class PackageScreeningOnVirtualDisk() : PackageScreeningSuite(DiskKind.Virtual);

public sealed class PackageScreeningOnRealDisk() : PackageScreeningSuite(DiskKind.Real);
