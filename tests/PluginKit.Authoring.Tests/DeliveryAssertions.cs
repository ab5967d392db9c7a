using System.Text;
using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Tests;

internal static class DeliveryAssertions
{
    public static string Text(this Delivery delivery, string path) => Encoding.UTF8.GetString(delivery.Read(path).Span);

    /// <summary>Code, path, line and column of problems, for a comparison in one line.</summary>
    public static string Brief(this Problem problem) => $"{problem.Code} {problem.Path} {problem.Line}:{problem.Column}";
}
