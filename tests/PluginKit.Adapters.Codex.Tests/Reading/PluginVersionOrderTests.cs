using PluginKit.Adapters.Codex.Cache;

namespace PluginKit.Adapters.Codex.Tests.Reading;

public sealed class PluginVersionOrderTests
{
    /// <summary>Measured by adding the folders one after the other to a real cache.</summary>
    [Theory]
    [InlineData("1.0.0", "1.0.0", "1.0.0-beta")]
    [InlineData("1.10.0", "1.10.0", "1.9.0")]
    [InlineData("notsemver", "1.10.0", "notsemver")]
    [InlineData("notsemver", "notsemver", "2")]
    [InlineData("zzz", "zzz", "v3.0.0", "10.0")]
    [InlineData("b", "1.0.0-a", "b", "a", "0.9")]
    [InlineData("local", "9.9.9", "zzz", "local")]
    [InlineData("1.0.0-rc.10", "1.0.0-rc.9", "1.0.0-rc.10")]
    [InlineData("1.0.0-alpha.beta", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-alpha")]
    [InlineData("1.0.0+b", "1.0.0+a", "1.0.0+b", "1.0.0")]
    [InlineData("99999999999999999999.0.0", "1.0.0", "99999999999999999999.0.0")]
    public void The_highest_version_is_the_one_that_the_client_loads(string highest, params string[] versions)
    {
        PluginVersionOrder.Highest(versions).ShouldBe(highest);
        PluginVersionOrder.Highest(versions.Reverse()).ShouldBe(highest);
    }

    [Fact]
    public void No_version_is_no_answer() => PluginVersionOrder.Highest([]).ShouldBeNull();
}
