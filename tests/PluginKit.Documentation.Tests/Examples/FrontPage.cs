// snippet: front-page
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Lifecycle;

// end snippet
namespace PluginKit.Documentation.Tests.Examples;

internal static class FrontPage
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        // snippet: front-page
        await using var services = new ServiceCollection()
            .AddPluginKit(options => options.CatalogLocation = "/data/universal-plugins")
            .BuildServiceProvider();
        var lifecycle = services.GetRequiredService<IPluginLifecycle>();

        var plan = await lifecycle.PlanAddAsync(new() { Source = "/data/universal-plugins/plugins/context7" }, cancellationToken);
        foreach (var target in plan.Document.ManagedEntries.SelectMany(static entry => entry.Targets))
        {
            Console.WriteLine($"{target.TargetId}: {target.Summary} {(target.Blocking == true ? "(blocked)" : "")}");
            Console.WriteLine(string.Join('\n', target.PathsTouched));
            Console.WriteLine(string.Join('\n', target.ExecutableSurfaces.Select(static surface => $"{surface.Change} {surface.Kind}: {string.Join(' ', surface.Command)}")));
        }

        if (plan.IsApplicable)
        {
            // Whoever agrees to what would run says so with the digest of what was shown.
            IReadOnlyList<string> consent = plan.Document.Consent is { Digest: { } digest } ? [digest] : [];
            var result = await lifecycle.ApplyAsync(plan, new() { Consent = consent }, cancellationToken);
            Console.WriteLine($"{result.Outcome}: {result.Report.Summary}");
        }

        var doctor = await lifecycle.DoctorAsync(new() { VerifyContent = true }, cancellationToken);
        Console.WriteLine($"{doctor.Summary} {string.Join('\n', doctor.Problems.Select(static problem => problem.Code))}");
        // end snippet
    }
}
