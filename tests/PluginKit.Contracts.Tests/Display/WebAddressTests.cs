using PluginKit.Contracts.Display;

namespace PluginKit.Contracts.Tests.Display;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://example.org")]
    [InlineData("HTTP://Example.org:8080/a%20b?c=d&e=@f#g")]
    [InlineData("https://a")]
    [InlineData("https://host/@scope/package")]
    [InlineData("https://192.168.0.1:8443/x")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://münchen.example/straße")]
    public void An_address_of_the_web_is_a_link(string text) => WebAddress.IsLink(text).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" https://example.org")]
    [InlineData("https://example.org\n")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JAVASCRIPT:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://host")]
    [InlineData("mailto:a@b.c")]
    [InlineData("https://me:secret@host/x")]
    [InlineData("https://me@host")]
    [InlineData("https://@host")]
    [InlineData("https://")]
    [InlineData("https:///x")]
    [InlineData("https:host")]
    [InlineData("//host/x")]
    [InlineData("example.org")]
    [InlineData("https://host\\@evil")]
    [InlineData("https://host/<script>")]
    [InlineData("https://host/\"x")]
    [InlineData("https://host/\u202Ex")]
    [InlineData("https://host/\u00A0x")]
    [InlineData("https://host:port")]
    [InlineData("git@github.com:o/r.git")]
    public void Anything_else_is_none(string? text) => WebAddress.IsLink(text).ShouldBeFalse();

    [Fact]
    public void What_is_longer_than_any_address_is_none() => WebAddress.IsLink("https://host/" + new string('a', WebAddress.MaximumLength)).ShouldBeFalse();

    [Theory]
    [InlineData("file:///home/ada/README.md", true)]
    [InlineData("file:///", false)]
    [InlineData("file://server/share", false)]
    [InlineData("file:///a b", false)]
    [InlineData("https://host", false)]
    [InlineData(null, false)]
    public void A_file_of_this_machine_is_told_apart(string? text, bool isFile) => WebAddress.IsFile(text).ShouldBe(isFile);
}
