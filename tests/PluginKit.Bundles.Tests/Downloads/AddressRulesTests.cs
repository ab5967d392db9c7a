using Microsoft.Extensions.Options;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Registration;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Tests.Downloads;

/// <summary>What is refused before anybody is asked (R-50, hostile input 57).</summary>
public sealed class AddressRulesTests
{
    private readonly BundlesOptions _options = new();

    [Theory]
    [InlineData("http://example.com/x", "scheme")]
    [InlineData("ftp://example.com/x", "scheme")]
    [InlineData("file:///etc/passwd", "scheme")]
    [InlineData("http://127.0.0.1/x", "scheme")]
    [InlineData("https://ada:s3cret@example.com/x", "credentials")]
    [InlineData("https://127.0.0.1/x", "private_address")]
    [InlineData("https://2130706433/x", "private_address")]
    [InlineData("https://0177.0.0.1/x", "private_address")]
    [InlineData("https://0x7f.1/x", "private_address")]
    [InlineData("https://0x7f000001/x", "private_address")]
    [InlineData("https://[::1]/x", "private_address")]
    [InlineData("https://[::ffff:7f00:1]/x", "private_address")]
    [InlineData("https://[::ffff:10.0.0.1]/x", "private_address")]
    [InlineData("https://169.254.169.254/latest/meta-data", "private_address")]
    [InlineData("https://localhost/x", "private_address")]
    [InlineData("https://localhost./x", "private_address")]
    [InlineData("https://api.localhost/x", "private_address")]
    [InlineData("https://printer.local/x", "private_address")]
    [InlineData("https://intranet/x", "private_address")]
    public void An_address_that_may_not_be_asked_says_which_rule_it_breaks(string address, string rule)
    {
        var refusal = Rules().Refusal(new Uri(address)).ShouldNotBeNull();

        refusal.Code.ShouldBe(ProblemCodes.DownloadRefused);
        refusal.Details.ShouldNotBeNull()["rule"].ShouldBe(rule);
        refusal.ToString().ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("https://example.com/x")]
    [InlineData("https://example.com:8443/x")]
    [InlineData("https://8.8.8.8/x")]
    public void A_public_one_may_be_asked(string address) => Rules().Refusal(new Uri(address)).ShouldBeNull();

    [Theory]
    [InlineData("https://git.corp.local/x", true)]
    [InlineData("https://GIT.corp.local./x", true)]
    [InlineData("https://10.1.2.3/x", true)]
    [InlineData("https://10.1.2.4/x", false)]
    [InlineData("https://evil.git.corp.local/x", false)]
    [InlineData("http://git.corp.local/x", false)]
    public void A_host_of_ones_own_network_is_allowed_by_name(string address, bool isAllowed)
    {
        _options.Downloads.PrivateHosts = ["git.corp.local", "10.1.2.3"];

        (Rules().Refusal(new Uri(address)) is null).ShouldBe(isAllowed);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/x", true)]
    [InlineData("http://[::1]:8080/x", true)]
    [InlineData("http://localhost/x", true)]
    [InlineData("http://127.0.0.2/x", false)]
    [InlineData("http://10.0.0.1/x", false)]
    [InlineData("http://example.com/x", false)]
    public void The_loopback_is_allowed_by_an_option_and_nothing_else_with_it(string address, bool isAllowed)
    {
        _options.Downloads.AllowLoopback = true;

        (Rules().Refusal(new Uri(address)) is null).ShouldBe(isAllowed);
    }

    private AddressRules Rules() => new(Options.Create(_options));
}
