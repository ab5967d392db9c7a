using System.Net;
using Microsoft.Extensions.Options;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Registration;
using PluginKit.Contracts.Hosts;

namespace PluginKit.Bundles.Tests.Downloads;

public sealed class EnvironmentProxyTests
{
    private static readonly Uri Far = new("https://github.com/x");

    [Theory]
    [InlineData("HTTPS_PROXY", "http://proxy.corp:3128")]
    [InlineData("https_proxy", "proxy.corp:3128")]
    [InlineData("ALL_PROXY", "http://proxy.corp:3128/")]
    public void The_proxy_is_the_one_that_the_environment_names(string variable, string value)
    {
        var proxy = Of((variable, value));

        proxy.GetProxy(Far).ShouldBe(new Uri("http://proxy.corp:3128/"));
        proxy.IsAt(new DnsEndPoint("proxy.corp", 3128), Far).ShouldBeTrue();
        proxy.IsAt(new DnsEndPoint("github.com", 443), Far).ShouldBeFalse();
    }

    [Theory]
    [InlineData("*")]
    [InlineData("github.com")]
    [InlineData("example.org, .GitHub.com")]
    public void A_host_without_a_proxy_is_asked_directly(string none) => Of(("https_proxy", "http://proxy.corp:3128"), ("no_proxy", none)).GetProxy(Far).ShouldBeNull();

    [Fact]
    public void The_loopback_is_never_asked_through_a_proxy() => Of(("https_proxy", "http://proxy.corp:3128")).GetProxy(new Uri("http://127.0.0.1:1/")).ShouldBeNull();

    [Fact]
    public void Credentials_of_a_proxy_are_no_part_of_its_address()
    {
        var proxy = Of(("https_proxy", "http://ada:s3%20cret@proxy.corp:3128"));

        proxy.GetProxy(Far).ShouldNotBeNull().ToString().ShouldNotContain("s3");
        proxy.Credentials.ShouldNotBeNull().GetCredential(new Uri("http://proxy.corp:3128"), "Basic").ShouldNotBeNull().Password.ShouldBe("s3 cret");
    }

    [Fact]
    public void Nobody_is_asked_through_a_proxy_when_that_is_switched_off()
    {
        var options = new BundlesOptions();
        options.Downloads.UseProxy = false;

        Of(options, ("https_proxy", "http://proxy.corp:3128")).GetProxy(Far).ShouldBeNull();
    }

    private static EnvironmentProxy Of(params (string Name, string Value)[] variables) => Of(new BundlesOptions(), variables);

    private static EnvironmentProxy Of(BundlesOptions options, params (string Name, string Value)[] variables) => new(
        new HostEnvironment { HomeDirectory = "/home/ada", Variables = variables.ToDictionary(static pair => pair.Name, static pair => pair.Value) }, Options.Create(options));
}
