using PluginKit.Bundles.Downloads;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Tests.Downloads;

/// <summary>Hostile input 30, and the bare line that the existing tool takes for any file.</summary>
public sealed class ChecksumsTests
{
    private const string Name = "demo_claude_python_bundle.tar.gz";
    private static readonly string Ones = new('1', 64);
    private static readonly string Letters = new('a', 64);

    public static TheoryData<string> Good => new(
        $"{Letters}  {Name}\n",
        $"{Letters} *{Name}\n",
        $"\uFEFF{Letters}  {Name}\r\n{Ones}  other.tar.gz\r\n",
        $"{Letters.ToUpperInvariant()}  {Name}",
        $"\n\n{Ones}  other\n{Letters}  {Name}\n{Letters}  {Name}\n");

    public static TheoryData<string> Bad => new(
        string.Empty,
        "\n\r\n",
        "\uFEFF",
        Letters,
        $"{Ones}  other\n{Letters}\n",
        $"{Letters[..63]}  {Name}",
        $"{Letters}a  {Name}",
        $"{Letters[..63]}g  {Name}",
        $"sha256:{Letters}  {Name}",
        $"{Letters} {Name}",
        $"{Letters}\t{Name}",
        $"{Letters}   {Name}",
        $"{Letters}  ",
        $"{Letters}  {Name} ",
        $"  {Letters}  {Name}",
        $"SHA256 ({Name}) = {Letters}",
        $"{Letters}  {Name}\n{Ones}  {Name}",
        $"{Letters}  {Name}\0",
        "<!DOCTYPE html>");

    [Theory]
    [MemberData(nameof(Good))]
    public void A_line_for_exactly_the_name_counts(string text) => Checksums.Parse(text, "checksums.txt").Checksums.ShouldNotBeNull().Find(Name).ShouldBe("sha256:" + Letters);

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_file_that_is_not_quite_one_is_refused(string text)
    {
        var (checksums, problem) = Checksums.Parse(text, "checksums.txt");

        checksums.ShouldBeNull();
        problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.ChecksumInvalid);
        problem.Message.ShouldContain("checksums.txt");
    }

    [Theory]
    [InlineData("dist/" + Name)]
    [InlineData("./" + Name)]
    [InlineData("Demo_claude_python_bundle.tar.gz")]
    [InlineData(Name + ".old")]
    public void A_name_that_matches_in_part_does_not_count(string other) => Checksums.Parse($"{Letters}  {other}", "checksums.txt").Checksums.ShouldNotBeNull().Find(Name).ShouldBeNull();

    [Fact]
    public void A_sidecar_may_have_the_digits_alone() => Checksums.ParseSidecar($"{Letters}\n", "x.sha256", Name).Checksums.ShouldNotBeNull().Find(Name).ShouldBe("sha256:" + Letters);

    [Fact]
    public void A_sidecar_with_more_lines_may_not() => Checksums.ParseSidecar($"{Letters}\n{Ones}  other\n", "x.sha256", Name).Checksums.ShouldBeNull();
}
