using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Bundles.Downloads;
using PluginKit.Contracts.Hosts;

namespace PluginKit.Bundles.Tests.Downloads;

/// <summary>Where the clients come from that reach out.</summary>
public sealed class DownloadClientsTests
{
    [Fact]
    public void Nothing_of_a_factory_is_registered_where_an_application_has_its_own()
    {
        var services = new ServiceCollection().AddPluginKitBundles();

        services.ShouldNotContain(static service => service.ServiceType == typeof(IHttpClientFactory));
        services.AddHttpClient();
        services.ShouldContain(static service => service.ServiceType == typeof(IHttpClientFactory));
    }

    [Fact]
    public void What_an_application_sets_up_for_its_own_clients_does_not_reach_the_guarded_ones()
    {
        var services = new ServiceCollection().AddSingleton(new HostEnvironment { HomeDirectory = "/home/ada" }).AddPluginKitBundles();
        services.ConfigureHttpClientDefaults(static client => client.ConfigureHttpClient(static one => one.BaseAddress = new("https://application.example/")));
        using var provider = services.BuildServiceProvider();

        using var client = provider.GetRequiredService<DownloadClients>().Create();

        client.BaseAddress.ShouldBeNull();
        client.DefaultRequestHeaders.UserAgent.ToString().ShouldBe("PluginKit/1");
        client.Timeout.ShouldBe(Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public async Task A_factory_under_the_key_takes_their_place()
    {
        using var provider = new ServiceCollection().AddSingleton(new HostEnvironment { HomeDirectory = "/home/ada" })
            .AddKeyedSingleton<IHttpClientFactory, OfTheApplication>("PluginKit.Bundles").AddPluginKitBundles().BuildServiceProvider();

        using var answer = await provider.GetRequiredService<HttpHops>().GetAsync(new(new("https://example.com/x"), "x"), CancellationToken.None);

        answer.Response.ShouldNotBeNull().StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public void After_the_services_there_are_no_clients_any_more()
    {
        var provider = new ServiceCollection().AddSingleton(new HostEnvironment { HomeDirectory = "/home/ada" }).AddPluginKitBundles().BuildServiceProvider();
        var clients = provider.GetRequiredService<DownloadClients>();
        provider.Dispose();

        Should.Throw<ObjectDisposedException>(clients.Create);
    }

    private sealed class OfTheApplication : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(new Answering());
    }

    private sealed class Answering : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Gone));
    }
}
