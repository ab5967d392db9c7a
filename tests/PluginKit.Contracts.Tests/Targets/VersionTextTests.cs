using PluginKit.Contracts.Targets;

namespace PluginKit.Contracts.Tests.Targets;

public sealed class VersionTextTests
{
    [Theory]
    [InlineData("1.0.0")]
    [InlineData("1.0.0-beta.1+build")]
    [InlineData("1 beta")]
    [InlineData("v2")]
    [InlineData("2026-04-18")]
    [InlineData("latest")]
    public void One_line_is_a_version(string text) => VersionText.IsVersion(text).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1.0.0\n")]
    [InlineData(" 1.0.0")]
    [InlineData("1.0.0\n../1")]
    [InlineData("../1")]
    [InlineData("1\\2")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a\tb")]
    [InlineData("a\0b")]
    [InlineData("1.0\u200B.0")]
    public void Anything_else_is_none(string? text) => VersionText.IsVersion(text).ShouldBeFalse();

    [Fact]
    public void What_is_longer_than_any_version_is_none() => VersionText.IsVersion(new string('1', VersionText.MaximumLength + 1)).ShouldBeFalse();

    [Theory]
    [InlineData("latest", true)]
    [InlineData("Latest", true)]
    [InlineData("*", true)]
    [InlineData("main", true)]
    [InlineData("1.0.0", false)]
    [InlineData("latest-1", false)]
    [InlineData(null, false)]
    public void A_name_of_what_is_newest_is_told_apart(string? text, bool isMoving) => VersionText.IsMoving(text).ShouldBe(isMoving);
}
