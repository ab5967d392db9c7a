using PluginKit.Platform.Text;
using PluginKit.Platform.Trees;

namespace PluginKit.Platform.Tests.Trees;

public sealed class PortableNameTests
{
    [Theory]
    [InlineData("plugin.yaml")]
    [InlineData(".mcp.json")]
    [InlineData("with space")]
    [InlineData("...x")]
    [InlineData("café")]
    [InlineData("日本")]
    [InlineData("COM0")]
    [InlineData("console.md")]
    [InlineData("😀")]
    public void Ordinary_names_are_portable(string name) => PortableName.Violation(name).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a\\b")]
    [InlineData("a/b")]
    [InlineData("file.md:stream")]
    [InlineData("a*")]
    [InlineData("a?")]
    [InlineData("\"a\"")]
    [InlineData("<a>")]
    [InlineData("a|b")]
    [InlineData("a\0b")]
    [InlineData("a\r\n")]
    [InlineData("\u001b[31m")]
    [InlineData("trailing ")]
    [InlineData("trailing.")]
    [InlineData("CON")]
    [InlineData("aux.md")]
    [InlineData("nul.tar.gz")]
    [InlineData("CLOCK$")]
    [InlineData("com9")]
    [InlineData("COM¹")]
    [InlineData("lpt³.txt")]
    [InlineData("cafe\u0301")]
    [InlineData("\u212Bngstrom")]
    public void Names_that_mean_something_else_elsewhere_are_not(string name) => PortableName.Violation(name).ShouldNotBeNull();

    [Fact]
    public void Half_a_surrogate_pair_is_not_a_name() => PortableName.Violation("a\ud800b").ShouldNotBeNull();

    [Fact]
    public void The_quick_check_knows_composed_and_decomposed_names()
    {
        ComposedForm.PassesQuickCheck("café naïve 日本 한국 Ωmega").ShouldBeTrue();
        ComposedForm.PassesQuickCheck("cafe\u0301").ShouldBeFalse();
        ComposedForm.PassesQuickCheck("\u2126mega").ShouldBeFalse();
        ComposedForm.PassesQuickCheck("\U0002F800").ShouldBeFalse();
    }

    [Fact]
    public void The_longest_name_has_255_units()
    {
        PortableName.Violation(new string('a', 255)).ShouldBeNull();
        PortableName.Violation(new string('a', 256)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/absolute")]
    [InlineData("a//b")]
    [InlineData("a/../b")]
    [InlineData("../evil")]
    [InlineData("a/")]
    [InlineData("C:/evil")]
    public void Every_segment_of_a_path_counts(string path) => PortableName.PathViolation(path).ShouldNotBeNull();

    [Fact]
    public void Messages_show_control_and_direction_characters_as_escapes() =>
        Printable.Of("a\u001b[31m\u202eb\n").ShouldBe("a\\u001b[31m\\u202eb\\u000a");

    [Fact]
    public void Long_names_are_cut_in_messages() => Printable.Of(new string('a', 5000)).Length.ShouldBeLessThan(310);
}
